import './choices.css'
import type { ReactNode } from 'react'
import { Switch } from './switch.tsx'

/** Any of some, in their order. */
export function Choices<K extends string>(props: {
  label: string
  all: readonly K[]
  labels: Readonly<Record<K, string>>
  chosen: readonly K[]
  onChange: (chosen: readonly K[]) => void
  /** What is said of the choice. */
  children?: ReactNode
}) {
  const { all, chosen } = props
  const put = (id: K, isOn: boolean) =>
    props.onChange(all.filter((each) => (each === id ? isOn : chosen.includes(each))))
  return (
    <fieldset className="choices">
      <legend>{props.label}</legend>
      {all.map((id) => (
        <Switch key={id} isOn={chosen.includes(id)} onChange={(isOn) => put(id, isOn)}>
          {props.labels[id]}
        </Switch>
      ))}
      {props.children !== undefined && <p className="unit">{props.children}</p>}
    </fieldset>
  )
}
