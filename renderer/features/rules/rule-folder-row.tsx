import { ChevronDown, ChevronRight, EllipsisVertical, Folder, FolderMinus, Pencil } from 'lucide-react'
import { IconButton } from '../../components/button.tsx'
import { Menu } from '../../components/menu.tsx'
import { Switch } from '../../components/switch.tsx'
import { useMessages } from '../../lib/messages.ts'
import type { ListRow } from './list-rows.ts'

/** The line above the rules of a folder that stand together: hides them, and turns the whole folder on or off. */
export function RuleFolderRow(props: {
  row: Extract<ListRow, { kind: 'folder' }>
  why: string | null
  onFold: () => void
  onTurn: (enabled: boolean) => void
  onRename: () => void
  onDissolve: () => void
}) {
  const { name, rules, isContinued, isClosed } = props.row
  const { why } = props
  const texts = useMessages('ruleEditor')
  const off = rules.filter(({ enabled }) => !enabled).length
  return (
    <>
      <span role="gridcell">
        <IconButton
          icon={isClosed ? ChevronRight : ChevronDown}
          label={texts.folderOpen({ name })}
          onPress={props.onFold}
        />
      </span>
      <span role="gridcell">
        <Switch
          label={texts.folderSwitch({ name })}
          isOn={off < rules.length}
          isDisabled={why !== null}
          onChange={props.onTurn}
        />
      </span>
      <span role="gridcell" className="rule-folder-name" onClick={props.onFold}>
        <Folder size={16} aria-hidden />
        <strong>{isContinued ? texts.folderAgain({ name }) : texts.folder({ name })}</strong>
        <span className="unit">
          {texts.folderCount({ count: rules.length })}
          {off > 0 && ` · ${texts.folderOff({ count: off })}`}
        </span>
      </span>
      <span role="gridcell" />
      <span role="gridcell" className="rule-tools">
        <Menu
          trigger={<IconButton icon={EllipsisVertical} label={texts.folderMore({ name })} />}
          choices={[
            { id: 'rename', label: texts.folderRename, icon: Pencil, why, onChoose: props.onRename },
            {
              id: 'dissolve',
              label: texts.folderDissolve,
              icon: FolderMinus,
              why,
              onChoose: props.onDissolve,
            },
          ]}
        />
      </span>
    </>
  )
}
