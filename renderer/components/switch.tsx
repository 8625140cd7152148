import type { ReactNode } from 'react'
import { Switch as AriaSwitch } from 'react-aria-components'
import './switch.css'

interface SwitchProps {
  isOn: boolean
  onChange: (isOn: boolean) => void
  isDisabled?: boolean
}

/** On or off, at once. Without visible text it needs `label`. */
export function Switch(props: SwitchProps & ({ children: ReactNode } | { label: string })) {
  return (
    <AriaSwitch
      className="switch"
      isSelected={props.isOn}
      onChange={props.onChange}
      isDisabled={props.isDisabled ?? false}
      {...('label' in props ? { 'aria-label': props.label } : {})}
    >
      <span className="switch-track">
        <span className="switch-thumb" />
      </span>
      {'children' in props && props.children}
    </AriaSwitch>
  )
}
