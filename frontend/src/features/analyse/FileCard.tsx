import { useLanguage } from '../../i18n/index.tsx'

type Props = {
  file: File | null
  megabytes: string
  fault: string | undefined
  onFile: (file: File | null) => void
}

/** The resume: chosen, dropped, or still to be chosen. */
export function FileCard({ file, megabytes, fault, onFile }: Props) {
  const { t, number } = useLanguage()
  return (
    <section className="card half" aria-labelledby="file-title">
      <h2 id="file-title">{t.analyse.file}</h2>
      <label className={`drop ${fault ? 'wrong' : ''} ${file ? 'chosen' : ''}`}>
        <input
          id="file"
          type="file"
          className="sr"
          accept=".pdf,.docx,.tex,.txt,application/pdf,text/plain"
          aria-describedby={fault ? 'file-fault file-hint' : 'file-hint'}
          aria-invalid={fault !== undefined}
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0]
            if (chosen) onFile(chosen)
            event.currentTarget.value = ''
          }}
        />
        <svg viewBox="0 0 24 24" aria-hidden="true" className="icon big">
          <path
            d={file ? 'M6 3h8l5 5v13H6zM14 3v5h5M9 14l2 2 4-4' : 'M12 16V4m0 0L7 9m5-5 5 5M4 16v4h16v-4'}
          />
        </svg>
        {file ? (
          <span className="name">
            <bdi>{file.name}</bdi>
            <small>{t.analyse.another}</small>
          </span>
        ) : (
          <span className="name">{t.analyse.drop}</span>
        )}
      </label>
      <p id="file-hint" className="hint">
        {file ? `${number(Math.max(1, Math.round(file.size / 1024)))} kB` : t.analyse.formats(megabytes)}
        {file && (
          <button type="button" className="link" onClick={() => onFile(null)}>
            {t.analyse.remove} <bdi className="sr">{file.name}</bdi>
          </button>
        )}
      </p>
      {fault && (
        <p id="file-fault" className="fault">
          {fault}
        </p>
      )}
    </section>
  )
}
