/** A stretch of the text that proves something: code-point offsets and whose proof it is. */
export type Proof = { start: number; end: number; id: string }

/** A piece of text between two edges, with the ids of all proofs that cover it. */
export type Piece = { start: number; end: number; ids: string[] }

/** Cuts `length` code points at every edge of the proofs; pieces touch and cover everything. */
export function pieces(length: number, proofs: readonly Proof[]): Piece[] {
  const inside = proofs.filter((proof) => proof.start < proof.end && proof.start < length)
  const edges = new Set([0, length])
  for (const proof of inside) edges.add(proof.start).add(Math.min(proof.end, length))
  const sorted = [...edges].sort((a, b) => a - b)
  return sorted.slice(0, -1).map((start, i) => {
    const end = sorted[i + 1] ?? length
    const ids = new Set(inside.filter((one) => one.start <= start && end <= one.end).map((one) => one.id))
    return { start, end, ids: [...ids] }
  })
}
