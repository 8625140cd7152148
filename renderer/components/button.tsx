import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import './button.css'
import { Kbd } from './kbd.tsx'
import { Tooltip } from './tooltip.tsx'

interface ButtonLook {
  /** primary: the one thing to do here. danger: cannot be undone. quiet: no border until hovered. */
  tone?: 'primary' | 'normal' | 'quiet' | 'danger'
  size?: 'normal' | 'touch' | 'station'
  /** The answer is on its way. */
  busy?: boolean
  /** Why it cannot be done now; the button stays reachable and says so. null or absent = it can. */
  why?: string | null
  onPress?: () => void
}

/** Verbs on buttons. */
export function Button(
  props: ButtonLook & {
    children: ReactNode
    icon?: LucideIcon
    /** Shown as keycaps; the binding itself is registered by the screen. */
    binding?: string
    autoFocus?: boolean
    type?: 'button' | 'submit'
  },
) {
  const { tone = 'normal', size = 'normal', busy = false, why = null, onPress, icon: Icon, binding } = props
  const button = (
    <AriaButton
      className={`button button-${tone} button-${size} ${why === null ? '' : 'button-off'}`}
      type={props.type ?? 'button'}
      isPending={busy}
      autoFocus={props.autoFocus ?? false}
      {...(why === null ? {} : { 'aria-disabled': true })}
      onPress={() => {
        if (why === null) onPress?.()
      }}
    >
      {Icon && <Icon size={16} aria-hidden />}
      <span className="button-label">{props.children}</span>
      {binding !== undefined && <Kbd binding={binding} />}
    </AriaButton>
  )
  return why === null ? button : <Tooltip text={why}>{button}</Tooltip>
}

/** A button that is only an icon; `label` is its name and its tooltip. */
export function IconButton(
  props: Pick<ButtonLook, 'why' | 'onPress' | 'size'> & {
    icon: LucideIcon
    label: string
    isPressed?: boolean
  },
) {
  const { icon: Icon, label, why = null, size = 'normal' } = props
  return (
    <Tooltip text={why ?? label}>
      <AriaButton
        className={`button button-quiet button-icon button-${size} ${why === null ? '' : 'button-off'}`}
        aria-label={label}
        {...(why === null ? {} : { 'aria-disabled': true })}
        {...(props.isPressed === undefined ? {} : { 'aria-pressed': props.isPressed })}
        onPress={() => {
          if (why === null) props.onPress?.()
        }}
      >
        <Icon size={16} aria-hidden />
      </AriaButton>
    </Tooltip>
  )
}
