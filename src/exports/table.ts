/** A column of a table, as Table Schema (Frictionless, version 1) describes it. */
export type Column<Row> = {
  name: string;
  title: string;
  description: string;
  type: 'string' | 'integer' | 'boolean' | 'date';
  required?: boolean;
  value: (row: Row) => string | number | boolean | null;
};

/** RFC 4180: a field with a comma, a quotation mark or a line end stands in quotation marks. */
function csvField(value: string | number | boolean | null): string {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const csvLine = (values: (string | number | boolean | null)[]) =>
  `${values.map(csvField).join(',')}\r\n`;

/** Without the mark, spreadsheets on a Chinese system read UTF-8 as GBK. */
const BYTE_ORDER_MARK = '\uFEFF';

/** First line of a file. */
export const csvHeader = <Row>(columns: readonly Column<Row>[]): string =>
  BYTE_ORDER_MARK + csvLine(columns.map(({ name }) => name));

export const csvRow = <Row>(columns: readonly Column<Row>[], row: Row): string =>
  csvLine(columns.map(({ value }) => value(row)));

/** Foreign keys by column: the resource and column that a value must be found in. */
export type References = Readonly<Record<string, readonly [resource: string, field: string]>>;

export function tableSchema<Row>(
  columns: readonly Column<Row>[],
  key: string,
  references: References = {},
) {
  const fields = columns.map(({ name, title, description, type, required }) => ({
    name,
    title,
    description,
    type,
    ...(required && { constraints: { required: true, ...(name === key && { unique: true }) } }),
  }));
  const foreignKeys = Object.entries(references).map(([column, [resource, field]]) => ({
    fields: column,
    reference: { resource, fields: field },
  }));
  return {
    fields,
    missingValues: [''],
    primaryKey: key,
    ...(foreignKeys.length > 0 && { foreignKeys }),
  };
}
