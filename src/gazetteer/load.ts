import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { aliasesSchema, type Gazetteer, parseGazetteer } from './parse.ts';

/** Reads the gazetteer from its folder (content/gazetteer). Throws if a file is missing or damaged. */
export function loadGazetteer(folder: string): Gazetteer {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const provinces = readdirSync(folder).filter((name) => /^\d{2}\.txt$/u.test(name));
  return parseGazetteer(
    read('china.txt'),
    provinces.sort().map(read),
    aliasesSchema.parse(parse(read('aliases.yaml'))),
  );
}
