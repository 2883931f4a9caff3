/** Scores in time, from the start side: a small line with its points; `name` says it in words. */
export function Trend({ values, name }: { values: readonly number[]; name: string }) {
  const step = values.length > 1 ? 180 / (values.length - 1) : 0
  const points = values.map((value, i) => [10 + i * step, 55 - value * 0.5] as const)
  return (
    <svg viewBox="0 0 200 60" role="img" aria-label={name} className="trend">
      <polyline points={points.map((one) => one.join()).join(' ')} />
      {points.map(([x, y], i) => (
        <circle key={i} cx={x} cy={y} r="3">
          <title>{values[i]}</title>
        </circle>
      ))}
    </svg>
  )
}
