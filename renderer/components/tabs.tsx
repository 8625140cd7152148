import { Tabs as AriaTabs, Tab, TabList } from 'react-aria-components'
import { useFormat } from '../lib/use-format.ts'
import './tabs.css'

export interface TabChoice<K extends string> {
  id: K
  label: string
  /** null = not counted. */
  count: number | null
  /** The count asks for somebody. */
  isUrgent?: boolean
}

/** Views of one list, with how many are in each; the list below is the same and only filtered. */
export function Tabs<K extends string>(props: {
  label: string
  tabs: readonly TabChoice<K>[]
  value: K
  onChange: (value: K) => void
}) {
  const { tabs, value, onChange } = props
  const format = useFormat()
  return (
    <AriaTabs
      className="tabs"
      selectedKey={value}
      onSelectionChange={(key) => {
        const tab = tabs.find((each) => each.id === key)
        if (tab) onChange(tab.id)
      }}
    >
      <TabList className="tab-list" aria-label={props.label}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className="tab">
            {tab.label}
            {tab.count !== null && (
              <span className={tab.isUrgent && tab.count > 0 ? 'tab-count tab-count-urgent' : 'tab-count'}>
                {format.integer(tab.count)}
              </span>
            )}
          </Tab>
        ))}
      </TabList>
    </AriaTabs>
  )
}
