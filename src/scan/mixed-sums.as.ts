/** Bytes of a large file -> eight sums that tell it from others. AssemblyScript, part of the kernel. */

/** Eight sums, each mixed with every eighth word of a block of at most a MiB, in the manner of XXH3. @param length padded to 64 with zeros */
export function mixed(start: u32, length: u32, sums: u32): void {
  let s0 = v128.load(sums)
  let s1 = v128.load(sums, 16)
  let s2 = v128.load(sums, 32)
  let s3 = v128.load(sums, 48)
  let key = i64x2.splat(<i64>0x9e3779b185ebca87)
  const step = i64x2.splat(<i64>0xc2b2ae3d27d4eb4f)
  for (let at = start; at < start + length; at += 64) {
    s0 = mixedIn(s0, v128.load(at), key)
    s1 = mixedIn(s1, v128.load(at, 16), i64x2.add(key, i64x2.splat(1)))
    s2 = mixedIn(s2, v128.load(at, 32), i64x2.add(key, i64x2.splat(2)))
    s3 = mixedIn(s3, v128.load(at, 48), i64x2.add(key, i64x2.splat(3)))
    key = i64x2.add(key, step)
  }
  v128.store(sums, s0)
  v128.store(sums, s1, 16)
  v128.store(sums, s2, 32)
  v128.store(sums, s3, 48)
}

@inline
function mixedIn(sum: v128, data: v128, key: v128): v128 {
  const keyed = v128.xor(data, key)
  const low = v128.shuffle<i32>(keyed, keyed, 0, 2, 0, 2)
  const high = v128.shuffle<i32>(keyed, keyed, 1, 3, 1, 3)
  const product = i64x2.extmul_low_i32x4_u(low, high)
  const swapped = v128.shuffle<i64>(data, data, 1, 0)
  const turned = v128.or(i64x2.shl(sum, 23), i64x2.shr_u(sum, 41))
  return i64x2.add(i64x2.add(turned, swapped), product)
}
