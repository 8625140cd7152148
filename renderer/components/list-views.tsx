import { Bookmark, BookmarkPlus, Columns3, List, Pencil, Users } from 'lucide-react'
import { useState } from 'react'
import { useKeyCommands } from '../lib/keys.ts'
import { useMessages } from '../lib/messages.ts'
import { Button, IconButton } from './button.tsx'
import { ColumnsDialog } from './columns-dialog.tsx'
import './list-views.css'
import { Menu, type MenuChoice } from './menu.tsx'
import type { ListViews } from './use-list-views.ts'
import { ViewDialog } from './view-dialog.tsx'

const WITH_KEY = 9

/** The views of a list and its columns, behind one button that names the view on screen. */
export function ListViewsMenu({ views: all }: { views: ListViews }) {
  const texts = useMessages('listViews')
  const [open, setOpen] = useState<'save' | 'change' | 'columns' | null>(null)
  const { views, shown } = all
  const label = (view: (typeof views)[number]) =>
    view.isOwn ? view.name : texts.ofPerson({ view: view.name, person: view.author })
  useKeyCommands([
    ...views.map((view, index) => ({
      id: `view.${view.id}`,
      label: texts.showView({ view: label(view) }),
      group: texts.group,
      keys: index < WITH_KEY ? [`g Digit${index + 1}`] : [],
      run: () => all.show(view),
    })),
    {
      id: 'view.none',
      label: texts.whole,
      group: texts.group,
      keys: ['g Digit0'],
      run: () => all.show(null),
    },
    {
      id: 'view.save',
      label: texts.save,
      group: texts.group,
      keys: ['Shift+Y'],
      run: () => setOpen('save'),
    },
    {
      id: 'view.columns',
      label: texts.columns,
      group: texts.group,
      keys: ['Shift+K'],
      run: () => setOpen('columns'),
    },
  ])
  const choices: MenuChoice[] = [
    ...views.map((view) => ({
      id: view.id,
      label: label(view),
      icon: view.isShared ? Users : Bookmark,
      onChoose: () => all.show(view),
    })),
    ...(shown === null
      ? []
      : [{ id: 'none', label: texts.whole, icon: List, onChoose: () => all.show(null) }]),
    { id: 'save', label: texts.save, icon: BookmarkPlus, onChoose: () => setOpen('save') },
    ...(shown === null
      ? []
      : [
          {
            id: 'change',
            label: texts.change({ view: shown.name }),
            icon: Pencil,
            onChoose: () => setOpen('change'),
          },
        ]),
    { id: 'columns', label: texts.columns, icon: Columns3, onChoose: () => setOpen('columns') },
  ]
  const close = () => setOpen(null)
  return (
    <>
      <Menu
        trigger={
          shown === null ? (
            <IconButton icon={Bookmark} label={texts.views} />
          ) : (
            <Button tone="quiet" icon={shown.isShared ? Users : Bookmark}>
              {shown.name}
            </Button>
          )
        }
        choices={choices}
      />
      <ViewDialog
        key={open === 'change' ? (shown?.id ?? '') : open}
        isOpen={open === 'save' || open === 'change'}
        changed={open === 'change' ? shown : null}
        views={all}
        onClose={close}
      />
      <ColumnsDialog isOpen={open === 'columns'} views={all} onClose={close} />
    </>
  )
}
