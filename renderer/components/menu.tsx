import type { LucideIcon } from 'lucide-react'
import type { ReactElement } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components'
import './select.css'
import './menu.css'

export interface MenuChoice {
  id: string
  label: string
  icon?: LucideIcon
  isDanger?: boolean
  /** Why it cannot be done now; null or absent = it can. */
  why?: string | null
  onChoose: () => void
}

/** Choices behind one button. */
export function Menu({ trigger, choices }: { trigger: ReactElement; choices: readonly MenuChoice[] }) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="popover" offset={4}>
        <AriaMenu
          className="option-list"
          disabledKeys={choices.filter((choice) => choice.why).map((choice) => choice.id)}
          onAction={(key) => choices.find((choice) => choice.id === key)?.onChoose()}
        >
          {choices.map(({ id, label, icon: Icon, isDanger, why }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={label}
              className={isDanger ? 'option menu-option option-danger' : 'option menu-option'}
            >
              {Icon && <Icon size={16} aria-hidden />}
              <Text slot="label">{label}</Text>
              {why && (
                <Text slot="description" className="menu-why">
                  {why}
                </Text>
              )}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
