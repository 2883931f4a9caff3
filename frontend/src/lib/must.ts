/** The value, which is known to be there; throws where that is an error of ours. */
export function must<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('a value is missing that must be there')
  return value
}
