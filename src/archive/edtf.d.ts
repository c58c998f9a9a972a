/** The part of the package `edtf` (which has no types of its own) that this project calls. */
declare module 'edtf' {
  declare namespace edtf {
    type Bitmask = { value: number };
    type Any = { type: string; min: number; max: number };
    type Date = Any & {
      /** 1 year, 2 month, 3 day. */
      precision: number;
      /** Year, month from 0, day. */
      values: number[];
      approximate: Bitmask;
      uncertain: Bitmask;
    };
    type Interval = Any & { lower: Date; upper: Date };
  }
  /** Parses EDTF text; throws an Error for wrong syntax. */
  function edtf(text: string): edtf.Any;
  export default edtf;
}
