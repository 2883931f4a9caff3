import type { Progress } from '../../api/types.ts'
import { useLanguage } from '../../i18n/index.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Title } from '../../ui/Title.tsx'

const STAGES = ['queued', 'read', 'facts', 'provider'] as const

/** The stages of an analysis, the one that runs marked. */
export function Waiting({ progress, offline }: { progress: Progress | null; offline: boolean }) {
  const { t } = useLanguage()
  const now = Math.max(0, STAGES.indexOf((progress?.stage ?? 'queued') as (typeof STAGES)[number]))
  return (
    <div className="card">
      <Title>{t.waiting.title}</Title>
      <ol className="stages" role="status">
        {STAGES.map((stage, i) => (
          <li
            key={stage}
            className={i < now ? 'past' : i === now ? 'now' : ''}
            aria-current={i === now ? 'step' : undefined}
          >
            {t.waiting.stages[stage]}
          </li>
        ))}
      </ol>
      {offline && (
        <Notice kind="warning">
          <p>{t.waiting.offline}</p>
        </Notice>
      )}
      <p className="hint">{t.waiting.keep}</p>
      <div className="skeleton tall" />
    </div>
  )
}
