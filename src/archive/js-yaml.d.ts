/** The part of the package `js-yaml` (which has no types of its own) that this project calls. */
declare module 'js-yaml' {
  declare namespace yaml {
    /** Line counts from 0. */
    type YAMLException = Error & { reason: string; mark?: { line: number } };
    type Schema = unknown;
  }
  const yaml: {
    /** Parses one YAML document; throws a YAMLException. */
    load(text: string, options: { schema: yaml.Schema }): unknown;
    CORE_SCHEMA: yaml.Schema;
  };
  export default yaml;
}
