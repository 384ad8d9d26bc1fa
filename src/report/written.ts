/** What a shape reads has a place in a file; what is written has none yet. */
export type Written<T> = T extends readonly (infer E)[]
  ? readonly Written<E>[]
  : T extends ReadonlyMap<string, infer V>
    ? Readonly<Record<string, Written<V>>>
    : T extends object
      ? { readonly [K in keyof T as K extends 'source' ? never : K]: Written<T[K]> }
      : T
