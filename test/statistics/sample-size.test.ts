import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exact } from '../../src/math/exact.ts'
import {
  cochranSampleSize,
  krejcieMorgan,
  slovinSampleSize,
} from '../../src/statistics/sample-size.ts'

/** Population, then the sizes by Krejcie and Morgan, Cochran and Slovin at 5 %, computed with R 4.2.2. */
const BY_R = [
  [10, 10, 10, 10],
  [15, 14, 15, 15],
  [20, 19, 20, 20],
  [25, 24, 24, 24],
  [30, 28, 28, 28],
  [35, 32, 33, 33],
  [40, 36, 37, 37],
  [45, 40, 41, 41],
  [50, 44, 45, 45],
  [55, 48, 49, 49],
  [60, 52, 53, 53],
  [65, 56, 56, 56],
  [70, 59, 60, 60],
  [75, 63, 63, 64],
  [80, 66, 67, 67],
  [85, 70, 70, 71],
  [90, 73, 74, 74],
  [95, 76, 77, 77],
  [100, 80, 80, 80],
  [110, 86, 86, 87],
  [120, 92, 92, 93],
  [130, 97, 98, 99],
  [140, 103, 103, 104],
  [150, 108, 109, 110],
  [160, 113, 114, 115],
  [170, 118, 119, 120],
  [180, 123, 123, 125],
  [190, 127, 128, 129],
  [200, 132, 132, 134],
  [210, 136, 137, 138],
  [220, 140, 141, 142],
  [230, 144, 145, 147],
  [240, 148, 148, 150],
  [250, 152, 152, 154],
  [260, 155, 156, 158],
  [270, 159, 159, 162],
  [280, 162, 163, 165],
  [290, 165, 166, 169],
  [300, 169, 169, 172],
  [320, 175, 175, 178],
  [340, 181, 181, 184],
  [360, 186, 187, 190],
  [380, 191, 192, 195],
  [400, 196, 197, 200],
  [420, 201, 201, 205],
  [440, 205, 206, 210],
  [460, 210, 210, 214],
  [480, 214, 214, 219],
  [500, 217, 218, 223],
  [550, 226, 227, 232],
  [600, 234, 235, 240],
  [650, 242, 242, 248],
  [700, 248, 249, 255],
  [750, 254, 255, 261],
  [800, 260, 260, 267],
  [850, 265, 265, 272],
  [900, 269, 270, 277],
  [950, 274, 274, 282],
  [1000, 278, 278, 286],
  [1100, 285, 285, 294],
  [1200, 291, 292, 300],
  [1300, 297, 297, 306],
  [1400, 302, 302, 312],
  [1500, 306, 306, 316],
  [1600, 310, 310, 320],
  [1700, 313, 314, 324],
  [1800, 317, 317, 328],
  [1900, 320, 320, 331],
  [2000, 322, 323, 334],
  [2200, 327, 328, 339],
  [2400, 331, 332, 343],
  [2600, 335, 335, 347],
  [2800, 338, 338, 350],
  [3000, 341, 341, 353],
  [3500, 346, 347, 359],
  [4000, 351, 351, 364],
  [4500, 354, 355, 368],
  [5000, 357, 357, 371],
  [6000, 361, 362, 375],
  [7000, 364, 365, 379],
  [8000, 367, 367, 381],
  [9000, 368, 369, 383],
  [10000, 370, 370, 385],
  [15000, 375, 375, 390],
  [20000, 377, 377, 393],
  [30000, 379, 380, 395],
  [40000, 380, 381, 397],
  [50000, 381, 382, 397],
  [75000, 382, 383, 398],
  [100000, 383, 383, 399],
  [1000000, 384, 384, 400],
]

describe('required samples', () => {
  it('equal those that R computes', () => {
    expect(BY_R).toHaveLength(91)
    for (const row of BY_R) {
      const population = BigInt(row[0] ?? 0)
      expect([
        Number(population),
        krejcieMorgan(population),
        cochranSampleSize(population),
        slovinSampleSize(population),
      ]).toEqual(row)
    }
  })

  it('follow another margin', () => {
    const tenth = exact(1, 10)
    expect(slovinSampleSize(1000n, tenth)).toBe(91)
    expect(slovinSampleSize(400n, tenth)).toBe(80)
    expect(krejcieMorgan(1000n, tenth)).toBe(88)
    expect(cochranSampleSize(1000n, tenth)).toBe(88)
  })

  it('are never more than the population, nor less than one, and grow with it', () => {
    const population = fc.bigInt({ min: 1n, max: 10n ** 12n })
    fc.assert(
      fc.property(population, fc.integer({ min: 1, max: 50 }), (n, percent) => {
        for (const size of [krejcieMorgan, cochranSampleSize, slovinSampleSize]) {
          const needed = size(n, exact(percent, 100))
          expect(needed).toBeGreaterThanOrEqual(1)
          expect(BigInt(needed) <= n).toBe(true)
          expect(size(n + 1n, exact(percent, 100))).toBeGreaterThanOrEqual(needed)
        }
      }),
      { seed: 9, numRuns: 300 },
    )
  })
})
