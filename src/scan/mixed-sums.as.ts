/** Bytes of a large file -> sixteen sums, as `mixedSums` of `tables/content-hash.ts` makes them. AssemblyScript, part of the kernel. */

/** @param length a multiple of 64 */
export function mixed(start: u32, length: u32, sums: u32): void {
  let a = v128.load(sums)
  let b = v128.load(sums, 16)
  let c = v128.load(sums, 32)
  let d = v128.load(sums, 48)
  for (let at = start; at < start + length; at += 64) {
    const e = mixedIn(a, v128.load(at))
    const f = mixedIn(b, v128.load(at, 16))
    const g = mixedIn(c, v128.load(at, 32))
    const h = mixedIn(d, v128.load(at, 48))
    a = i32x4.add(e, f)
    b = i32x4.add(f, g)
    c = i32x4.add(g, h)
    d = i32x4.add(h, v128.shuffle<i32>(a, a, 1, 2, 3, 0))
  }
  v128.store(sums, a)
  v128.store(sums, b, 16)
  v128.store(sums, c, 32)
  v128.store(sums, d, 48)
}

@inline
function mixedIn(sum: v128, data: v128): v128 {
  const turned = v128.or(i32x4.shl(sum, 13), i32x4.shr_u(sum, 19))
  return i32x4.mul(v128.xor(turned, data), i32x4.splat(<i32>0x9e3779b1))
}
