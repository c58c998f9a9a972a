import type { Rng } from './rng.ts';

/**
 * A small grammar: `[甲|乙|]` is one of several, `{name}` a slot filled from a list or an entity,
 * `{20-400}` a number, `{20~400}` one rounded as papers round (tens, hundreds), `{1.2-9.8}` a
 * decimal. Alternatives and list items are templates themselves.
 */
type Node = string | { alternatives: Node[][] } | { slot: string };

const parsed = new Map<string, Node[]>();

function parse(template: string): Node[] {
  let at = 0;
  const sequence = (inside: boolean): Node[] => {
    const nodes: Node[] = [];
    let text = '';
    const flush = () => {
      if (text) nodes.push(text);
      text = '';
    };
    while (at < template.length) {
      const ch = template[at];
      if (inside && (ch === '|' || ch === ']')) break;
      at += 1;
      if (ch === '[') {
        flush();
        const alternatives: Node[][] = [];
        do {
          alternatives.push(sequence(true));
          at += 1;
        } while (template[at - 1] === '|');
        if (template[at - 1] !== ']') throw new Error(`unclosed [ in ${template}`);
        nodes.push({ alternatives });
      } else if (ch === '{') {
        flush();
        const end = template.indexOf('}', at);
        if (end < 0) throw new Error(`unclosed { in ${template}`);
        nodes.push({ slot: template.slice(at, end) });
        at = end + 1;
      } else {
        text += ch;
      }
    }
    flush();
    return nodes;
  };
  return sequence(false);
}

function nodesOf(template: string): Node[] {
  let nodes = parsed.get(template);
  if (!nodes) {
    nodes = parse(template);
    parsed.set(template, nodes);
  }
  return nodes;
}

/** 17 → 17, 143 → 140, 2,873 → 2,900: papers round what they count with 余. */
function rounded(n: number): number {
  const unit = n < 50 ? 1 : n < 500 ? 10 : n < 5000 ? 100 : 1000;
  return Math.round(n / unit) * unit;
}

function numberSlot(slot: string, rng: Rng): string | undefined {
  const m = /^(\d+(?:\.(\d+))?)([-~])(\d+(?:\.\d+)?)$/.exec(slot);
  if (!m) return undefined;
  const low = Number(m[1]);
  const high = Number(m[4]);
  if (m[2]) return (low + rng.next() * (high - low)).toFixed(m[2].length);
  // Skewed to the low end: most counts in papers are small.
  const n = Math.floor(low + (high - low + 1) * rng.next() ** 1.7);
  return String(m[3] === '~' ? rounded(n) : n);
}

/** Fills a slot that is no number; undefined when it does not know the name. */
export type Slots = (name: string) => string | undefined;

/** Expands a template. Throws for a slot nobody knows: a bug of the grammar, not of input. */
export function expand(template: string, rng: Rng, slots: Slots): string {
  const run = (nodes: Node[]): string => {
    let out = '';
    for (const node of nodes) {
      if (typeof node === 'string') out += node;
      else if ('alternatives' in node) out += run(rng.pick(node.alternatives));
      else {
        const text = numberSlot(node.slot, rng) ?? slots(node.slot);
        if (text === undefined) throw new Error(`unknown slot {${node.slot}} in ${template}`);
        out += text.includes('[') || text.includes('{') ? run(nodesOf(text)) : text;
      }
    }
    return out;
  };
  return run(nodesOf(template));
}
