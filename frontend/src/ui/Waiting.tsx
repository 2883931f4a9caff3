import { useLanguage } from '../i18n/index.tsx'
import { Notice } from './Notice.tsx'
import { Title } from './Title.tsx'

type Progress = { stage: string | null; done: number; total: number }

const STAGES = ['queued', 'read', 'facts', 'provider'] as const

/** What a task has done: the stages of an analysis, the one that runs marked, or the files of a ranking. */
export function Waiting({ progress, offline }: { progress: Progress | null; offline: boolean }) {
  const { t } = useLanguage()
  const { number } = useLanguage()
  const files = progress !== null && !STAGES.some((one) => one === progress.stage)
  const now = Math.max(0, STAGES.indexOf((progress?.stage ?? 'queued') as (typeof STAGES)[number]))
  return (
    <div className="card">
      <Title>{t.waiting.title}</Title>
      {files ? (
        <p role="status">
          <progress value={progress.done} max={progress.total} aria-label={t.waiting.title} />{' '}
          {t.waiting.files(number(progress.done), number(progress.total))}
        </p>
      ) : (
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
      )}
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
