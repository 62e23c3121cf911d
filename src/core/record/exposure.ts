// How much a risk weighs, in three levels. Comes in: likelihood times impact; goes out: a level that views say in words and colour.

/** Levels of exposure, the highest first. */
export type ExposureLevel = 'high' | 'medium' | 'low';

/** The level of an exposure among those up to `most`: of 25, from 15 on high and from 8 on medium. */
export function exposureLevel(exposure: number, most = 25): ExposureLevel {
  const share = exposure / most;
  return share >= 0.6 ? 'high' : share >= 0.32 ? 'medium' : 'low';
}
