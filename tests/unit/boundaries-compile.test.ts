import { readFileSync } from 'node:fs';
import { geoContains } from 'd3-geo';
import fc from 'fast-check';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import { type CityShapes, codeOfArea } from '../../scripts/boundaries/codes.ts';
import { compileBoundaries } from '../../scripts/boundaries/compile.ts';
import { despeckle, paint, type Raster } from '../../scripts/boundaries/raster.ts';
import { trace } from '../../scripts/boundaries/trace.ts';
import { loadGazetteer } from '../../src/gazetteer/load.ts';

const gazetteer = loadGazetteer('content/gazetteer');

const picture = (rows: string[]): Raster => ({
  width: rows[0]?.length ?? 0,
  height: rows.length,
  cells: Uint8Array.from([...rows].reverse().join('').split(''), Number),
});
const show = ({ width, cells }: Raster) =>
  Array.from({ length: cells.length / width }, (_, row) =>
    cells.slice(row * width, (row + 1) * width).join(''),
  ).reverse();

const square = (west: number, south: number, east: number, north: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});

function signedArea(ring: readonly Position[]): number {
  let sum = 0;
  for (const [at, [x = 0, y = 0]] of ring.entries()) {
    const [nextX = 0, nextY = 0] = ring[(at + 1) % ring.length] ?? [];
    sum += x * nextY - nextX * y;
  }
  return sum / 2;
}

describe('painting', () => {
  it('gives a cell to the first area that its middle lies in, holes left out', () => {
    const ring = square(0, 0, 4, 4);
    ring.coordinates.push(...square(1, 1, 3, 3).coordinates);
    const grid = { west: 0, south: 0, side: 1 };
    expect(show(paint([ring, square(2.4, 0, 9, 3)], grid, 6, 4))).toEqual([
      '111100',
      '102122',
      '102122',
      '111122',
    ]);
  });
});

describe('cleaning', () => {
  it('gives splinters to the neighbour and islets to the sea, and leaves what is large', () => {
    const dirty = ['00000000', '02000000', '00111222', '00110222', '00111122', '00112222'];
    expect(show(despeckle(picture(dirty), 4))).toEqual([
      '00000000',
      '00000000',
      '00111222',
      '00111222',
      '00111122',
      '00112222',
    ]);
  });

  it('clears specks that lie beside one another', () => {
    const specks = ['00000', '01200', '00000', '00000'];
    expect(show(despeckle(picture(specks), 4))).toEqual(Array(4).fill('00000'));
  });
});

describe('tracing', () => {
  const rasters = fc
    .record({ width: fc.integer({ min: 1, max: 8 }), height: fc.integer({ min: 1, max: 8 }) })
    .chain(({ width, height }) =>
      fc
        .array(fc.integer({ min: 0, max: 3 }), {
          minLength: width * height,
          maxLength: width * height,
        })
        .map((cells): Raster => ({ width, height, cells: Uint8Array.from(cells) })),
    );

  it('closes every outline around exactly the cells of its area', () => {
    fc.assert(
      fc.property(rasters, (raster) => {
        const outlines = trace(raster);
        for (const area of [1, 2, 3]) {
          const cells = raster.cells.filter((cell) => cell === area).length;
          const rings = outlines.get(area) ?? [];
          for (const ring of rings) expect(ring[0]).toEqual(ring.at(-1));
          expect(rings.reduce((sum, ring) => sum + signedArea(ring), 0)).toBe(cells);
        }
      }),
    );
  });

  it('does not join cells that touch at a corner only', () => {
    expect(trace(picture(['01', '10'])).get(1)).toHaveLength(2);
  });
});

describe('codes', () => {
  it.each([
    ['330481', '海宁市', '330481'],
    ['330185', '临安市', '330112'],
    ['331021', '玉环县', '331083'],
    ['330103', '下城区', '3301'],
  ])('%s %s is %s today', (id, name, code) => {
    const area: CityShapes['features'][number] = {
      type: 'Feature',
      id,
      properties: { name },
      geometry: square(0, 0, 1, 1),
    };
    expect(codeOfArea(area, gazetteer)).toBe(code);
  });
});

describe('compiling', () => {
  it('draws the common border of neighbours once, though it does not coincide', () => {
    const county = (id: string, name: string, geometry: Polygon | MultiPolygon) => ({
      type: 'Feature' as const,
      id,
      properties: { name },
      geometry,
    });
    const city: CityShapes = {
      type: 'FeatureCollection',
      features: [
        county('330481', '海宁市', square(120, 30, 120.2, 30.2)),
        county('330483', '桐乡市', square(120.199, 30, 120.4, 30.2)),
      ],
    };
    const topology: Topology = JSON.parse(compileBoundaries([city], gazetteer));
    const geometries = (topology.objects.counties as GeometryCollection).geometries;
    const arcs = geometries.map((geometry) =>
      geometry.type === 'MultiPolygon'
        ? geometry.arcs.flat(2).map((arc) => (arc < 0 ? ~arc : arc))
        : [],
    );
    expect(arcs[0]?.filter((arc) => arcs[1]?.includes(arc))).toHaveLength(1);
    expect(topology.arcs).toHaveLength(3);
  });
});

describe('the committed boundaries of Zhejiang', () => {
  const text = readFileSync('content/boundaries/33.json', 'utf8');
  const topology: Topology = JSON.parse(text);
  const areas = feature(topology, topology.objects.counties as GeometryCollection).features;

  it('are small enough to be committed', () => {
    expect(text.length).toBeLessThan(60_000);
  });

  it('have every county of today but those made since', () => {
    const counties = [...gazetteer.names.keys()].filter((code) => /^33\d{4}$/.test(code));
    const drawn = areas.map(({ id }) => String(id));
    expect(counties.filter((code) => !drawn.includes(code))).toEqual([
      '330113',
      '330114',
      '330383',
    ]);
    expect(drawn.filter((code) => !counties.includes(code))).toEqual(['3301', '3301']);
  });

  it('are closed rings, the outer ones clockwise', () => {
    for (const { geometry } of areas) {
      const parts = geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
      expect(parts.length).toBeGreaterThan(0);
      for (const [outer, ...holes] of parts) {
        expect(signedArea(outer ?? [])).toBeLessThan(0);
        for (const hole of holes) expect(signedArea(hole)).toBeGreaterThan(0);
      }
    }
  });

  // Towns' positions as any atlas has them, to a hundredth of a degree.
  it.each([
    ['330481', '海宁', 120.68, 30.53],
    ['330402', '南湖', 120.83, 30.72],
    ['330424', '海盐', 120.92, 30.51],
    ['330922', '泗礁岛', 122.45, 30.72],
    ['330112', '临安', 119.7, 30.23],
    ['331181', '龙泉', 119.13, 28.07],
    ['330327', '苍南', 120.4, 27.5],
  ])('%s has %s inside', (code, _, longitude, latitude) => {
    const at: [number, number] = [longitude, latitude];
    const holding = areas.filter((area) => geoContains(area, at));
    expect(holding.map(({ id }) => id)).toEqual([code]);
  });
});
