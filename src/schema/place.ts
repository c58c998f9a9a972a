import { z } from 'zod';

/**
 * A place that a piece is about. Names are the official ones; `code` is the statistical division
 * code: 2 digits per province, 4 per city, 6 per county (GB/T 2260), 9 per town, 12 per village,
 * of the deepest level named. `zone` is a development zone, which is no division and has no code.
 */
export const placeSchema = z.strictObject({
  code: z
    .string()
    .regex(/^\d{2}(\d{2}(\d{2}(\d{3}(\d{3})?)?)?)?$/, '行政区划代码应为 2、4、6、9 或 12 位数字'),
  province: z.string().min(1),
  city: z.string().min(1).optional(),
  county: z.string().min(1).optional(),
  town: z.string().min(1).optional(),
  village: z.string().min(1).optional(),
  zone: z.string().min(1).optional(),
});

export type Place = z.infer<typeof placeSchema>;
