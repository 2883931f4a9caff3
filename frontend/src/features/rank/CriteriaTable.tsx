import type { ExtractedCriterion } from '../../api/types.ts'
import { useLanguage } from '../../i18n/index.tsx'

/** A criterion as it is edited; `came` is what the server gave, if it did. */
export type Criterion = {
  key: string
  text: string
  weight: number
  must: boolean
  came: ExtractedCriterion | null
}

export const draftOf = (came: ExtractedCriterion): Criterion => ({
  key: crypto.randomUUID(),
  text: came.criterion,
  weight: came.weight,
  must: came.must,
  came,
})

/** What is sent: the server's own object with the changes; the job's words only where the text is still theirs. */
export function sentOf({ text, weight, must, came }: Criterion): object {
  return came?.criterion === text ? { ...came, weight, must } : { criterion: text, weight, must }
}

type Props = { criteria: readonly Criterion[]; onChange: (criteria: Criterion[]) => void }

/** Rows to edit: the text, its weight, and whether it is a must. */
export function CriteriaTable({ criteria, onChange }: Props) {
  const { t } = useLanguage()
  const change = (key: string, to: Partial<Criterion>) =>
    onChange(criteria.map((one) => (one.key === key ? { ...one, ...to } : one)))
  const add = () =>
    onChange([...criteria, { key: crypto.randomUUID(), text: '', weight: 10, must: false, came: null }])
  return (
    <>
      {criteria.length === 0 && <p className="hint">{t.rank.empty}</p>}
      <ul className="criteria">
        {criteria.map((one, i) => (
          <li key={one.key}>
            <input
              type="text"
              dir="auto"
              value={one.text}
              aria-label={t.rank.criterion(String(i + 1))}
              onChange={(event) => change(one.key, { text: event.currentTarget.value })}
            />
            <label>
              {t.rank.weight}
              <input
                type="number"
                min={0}
                max={100}
                step="any"
                value={one.weight}
                onChange={(event) => change(one.key, { weight: event.currentTarget.valueAsNumber || 0 })}
              />
            </label>
            <label>
              <input
                type="checkbox"
                checked={one.must}
                onChange={() => change(one.key, { must: !one.must })}
              />
              {t.rank.must}
            </label>
            <button
              type="button"
              className="link"
              onClick={() => onChange(criteria.filter(({ key }) => key !== one.key))}
            >
              {t.analyse.remove}
              <bdi className="sr"> {one.text}</bdi>
            </button>
          </li>
        ))}
      </ul>
      <button type="button" onClick={add}>
        {t.rank.add}
      </button>
    </>
  )
}
