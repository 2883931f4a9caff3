import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.tsx'

type Props = {
  title: string
  empty: string
  items: readonly { id: string; name: string }[]
  onRemove: (id: string, name: string) => void
  children: ReactNode
}

/** A list of what is kept, and below it the way to add to it. */
export function Shelf({ title, empty, items, onRemove, children }: Props) {
  const { t, number } = useLanguage()
  return (
    <section className="card half">
      <h2>
        {title} {items.length > 0 && <small>{number(items.length)}</small>}
      </h2>
      {items.length === 0 && <p className="hint">{empty}</p>}
      <ul className="shelf">
        {items.map(({ id, name }) => (
          <li key={id}>
            <bdi>{name}</bdi>
            <button type="button" className="link" onClick={() => onRemove(id, name)}>
              {t.matching.remove}
              <span className="sr">
                {t.colon}
                {name}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {children}
    </section>
  )
}
