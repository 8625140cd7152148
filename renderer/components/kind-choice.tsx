import { Button } from './button.tsx'
import './kind-choice.css'

/** One of several kinds, each with a sentence of what it needs: the first step of a guided dialog. */
export function KindChoice<K extends string>(props: {
  question: string
  kinds: readonly K[]
  names: Readonly<Record<K, string>>
  texts: Readonly<Record<K, string>>
  onChoose: (kind: K) => void
}) {
  return (
    <>
      <p>{props.question}</p>
      <div className="kind-choice">
        {props.kinds.map((kind) => (
          <div key={kind} className="kind-choice-one">
            <Button onPress={() => props.onChoose(kind)}>{props.names[kind]}</Button>
            <p className="unit">{props.texts[kind]}</p>
          </div>
        ))}
      </div>
    </>
  )
}
