import { useQuery } from '@tanstack/react-query'
import { compared } from '../../api/client.ts'
import type { ApiProblem } from '../../api/errors.ts'
import type { ComparedAnalyses } from '../../api/types.ts'
import { useLanguage } from '../../i18n/index.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Title } from '../../ui/Title.tsx'
import { Trouble } from '../../ui/Trouble.tsx'

type Props = { a: string; b: string; onOpen: (analysis: string) => void }
type Part = keyof ReturnType<typeof useLanguage>['t']['result']['component']

/** Two analyses beside each other: the parts, and the requirements whose verdict changed. */
export function Compare({ a, b, onOpen }: Props) {
  const { t } = useLanguage()
  const { data, error } = useQuery({ queryKey: ['compare', a, b], queryFn: () => compared(a, b) })
  if (error)
    return (
      <div className="card">
        <Title>{t.compare.title}</Title>
        <Trouble problem={error as ApiProblem} />
      </div>
    )
  return data ? <Both data={data} onOpen={onOpen} /> : <div className="skeleton tall" />
}

function Both({ data, onOpen }: { data: ComparedAnalyses; onOpen: Props['onOpen'] }) {
  const { t, number, date } = useLanguage()
  const sides = [data.a, data.b]
  const shown = (value: number | null) => (value === null ? '–' : number(value))
  const change = (value: number | null) =>
    value === null ? '' : t.compare.change(value, number(Math.abs(value)))
  const skills = [
    [t.compare.gained, data.skills_gained],
    [t.compare.lost, data.skills_lost],
  ] as const
  return (
    <div className="board compare">
      <Title>{t.compare.title}</Title>
      {!(data.same_job && data.same_resume) && (
        <Notice kind="warning">
          <p>{data.same_job ? t.compare.otherResume : t.compare.otherJob}</p>
        </Notice>
      )}
      <section className="card">
        <table>
          <thead>
            <tr>
              <td />
              {sides.map((one, i) => (
                <th key={one.id} scope="col">
                  <button type="button" className="link" onClick={() => onOpen(one.id)}>
                    {i === 0 ? t.compare.before : t.compare.after}
                  </button>
                  <small>
                    <bdi>{one.resume_name}</bdi> · {date(one.created_at)}
                  </small>
                </th>
              ))}
              <th scope="col">{t.compare.changed}</th>
            </tr>
          </thead>
          <tbody>
            <tr className="whole">
              <th scope="row">{t.result.score}</th>
              {sides.map((one) => (
                <td key={one.id}>{shown(one.score)}</td>
              ))}
              <td>{change(data.change)}</td>
            </tr>
            {data.parts.map((one) => (
              <tr key={one.part}>
                <th scope="row">{t.result.component[one.part as Part]}</th>
                <td>{shown(one.a)}</td>
                <td>{shown(one.b)}</td>
                <td>{change(one.change)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="card" aria-labelledby="changed-title">
        <h2 id="changed-title">{t.compare.requirements}</h2>
        <p className="hint">{t.compare.unchanged(data.unchanged, number(data.unchanged))}</p>
        <ul className="demands">
          {data.requirements.map((one) => (
            <li key={one.text} className="demand">
              <p>
                <span dir="auto">{one.text}</span>{' '}
                <small>
                  {one.a ? t.result.status[one.a] : t.compare.absent} →{' '}
                  {one.b ? t.result.status[one.b] : t.compare.absent} ·{' '}
                  {t.dashboard.fromTo(shown(one.a_points), shown(one.b_points))}
                </small>
              </p>
              {one.quote && <q dir="auto">{one.quote}</q>}
            </li>
          ))}
        </ul>
        <div className="pair">
          {skills.map(([name, all]) =>
            all.length === 0 ? null : (
              <div key={name}>
                <h3>{name}</h3>
                <ul className="tags">
                  {all.map((one) => (
                    <li key={one}>
                      <bdi>{one}</bdi>
                    </li>
                  ))}
                </ul>
              </div>
            ),
          )}
        </div>
      </section>
      <div className="actions no-print">
        <button type="button" onClick={() => print()}>
          {t.result.print}
        </button>
      </div>
    </div>
  )
}
