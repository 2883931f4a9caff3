/** A score as an arc; `name` says it in words, `value` is 0–100 or null where it cannot be told. */
export function Gauge({ value, name, label }: { value: number | null; name: string; label: string }) {
  const length = 235.6
  const tone = value === null ? 'none' : value >= 75 ? 'good' : value >= 50 ? 'fair' : 'poor'
  return (
    <svg viewBox="0 0 180 110" role="img" aria-label={name} className={`gauge ${tone}`}>
      <path className="track" d="M15 100a75 75 0 0 1 150 0" pathLength={length} />
      {value !== null && (
        <path
          className="value"
          d="M15 100a75 75 0 0 1 150 0"
          pathLength={length}
          strokeDasharray={`${(value / 100) * length} ${length}`}
        />
      )}
      <text x="90" y="92" textAnchor="middle" className="figure">
        {label}
      </text>
    </svg>
  )
}
