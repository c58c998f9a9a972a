/** The part of citation-js (which has no types of its own) that the tests call. */
declare module '@citation-js/core' {
  type Name = { family?: string; literal?: string };
  export type Item = {
    type: string;
    genre?: string;
    title: string;
    author?: Name[];
    reporter?: string | string[];
    'container-title'?: string;
    page?: string;
    URL?: string;
    issued?: { 'date-parts'?: number[][]; literal?: string };
  };
  export class Cite {
    /** Reads text of any format that a plugin knows, or items of CSL-JSON. */
    constructor(data: unknown);
    data: Item[];
    format(what: string, options: Record<string, string>): string;
  }
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-csl';
declare module '@citation-js/plugin-ris';
