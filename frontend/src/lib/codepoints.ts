/** The server counts code points, JavaScript counts UTF-16 units: this maps one to the other. */
export function codePointIndex(text: string): Uint32Array {
  const at = new Uint32Array(text.length + 1)
  let n = 0
  for (let i = 0; i < text.length; i += (text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1) at[n++] = i
  at[n] = text.length
  return at.subarray(0, n + 1)
}

/** The words between two code-point offsets; offsets past the end mean the end. */
export function sliceOf(text: string, index: Uint32Array, start: number, end: number): string {
  const last = text.length
  return text.slice(index[start] ?? last, index[end] ?? last)
}
