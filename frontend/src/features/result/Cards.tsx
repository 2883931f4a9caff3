import { type KeyboardEvent, useState } from 'react'
import type { Flashcard } from '../../api/types.ts'
import { useLanguage } from '../../i18n/index.tsx'

/** Questions to practise: one at a time by keys or buttons, or all as a list. */
export function Cards({ cards }: { cards: readonly Flashcard[] }) {
  const { t } = useLanguage()
  const [list, setList] = useState(false)
  if (cards.length === 0) return null
  return (
    <section className="card" aria-labelledby="cards-title">
      <div className="row">
        <h2 id="cards-title">{t.result.cards}</h2>
        <button type="button" className="link no-print" onClick={() => setList(!list)}>
          {list ? t.result.oneByOne : t.result.asList}
        </button>
      </div>
      {!list && <Deck cards={cards} />}
      <dl className={list ? 'card-list' : 'card-list only-print'}>
        {cards.map((one) => (
          <div key={one.front}>
            <dt dir="auto">{one.front}</dt>
            <dd dir="auto">{one.back}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Deck({ cards }: { cards: readonly Flashcard[] }) {
  const { t, number } = useLanguage()
  const [at, setAt] = useState(0)
  const [turned, setTurned] = useState(false)
  const one = cards[at]
  const step = (by: number) => {
    setAt((at + by + cards.length) % cards.length)
    setTurned(false)
  }
  const keys = (event: KeyboardEvent<HTMLElement>) => {
    const forwards = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') step(event.key === forwards ? 1 : -1)
  }
  return (
    <div className="deck no-print">
      <button
        type="button"
        className="flashcard"
        aria-pressed={turned}
        onClick={() => setTurned(!turned)}
        onKeyDown={keys}
      >
        <small>{turned ? t.result.answer : t.result.question}</small>
        <span dir="auto">{turned ? one?.back : one?.front}</span>
        <span className="sr">{t.result.turn}</span>
      </button>
      <div className="actions">
        <button type="button" onClick={() => step(-1)}>
          {t.result.previous}
        </button>
        <span role="status">{t.result.card(number(at + 1), number(cards.length))}</span>
        <button type="button" onClick={() => step(1)}>
          {t.result.next}
        </button>
      </div>
    </div>
  )
}
