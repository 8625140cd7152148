import { useState } from 'react'
import type { ImportedFile } from '../../../shared/contract/setup.ts'
import {
  type FileMapping,
  MAPPED_COLUMNS,
  MAPPED_KINDS,
  missingColumns,
} from '../../../shared/domain/file-mapping.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { useMessages } from '../../lib/messages.ts'
import { columnText } from './column-texts.ts'

const NONE = ''

/** Asks which columns of a file are ours, with the first rows as they would be read. */
export function MappingForm(props: {
  head: NonNullable<ImportedFile['head']>
  proposal: FileMapping
  onRead: (mapping: FileMapping) => void
}) {
  const { head, onRead } = props
  const texts = useMessages('csvImport')
  const [mapping, setMapping] = useState(props.proposal)
  const missing = missingColumns(mapping)
  const needed = texts.needed({ columns: missing.map((name) => columnText(texts, name)).join(', ') })
  const headers = [...new Set(head.columns.filter((column) => column !== ''))]
  const choices = [{ id: NONE, label: texts.noColumn }, ...headers.map((id) => ({ id, label: id }))]
  const set = (part: 'columns' | 'constants', name: string, text: string) =>
    setMapping({ ...mapping, [part]: { ...mapping[part], [name]: text } })
  return (
    <div className="import-mapping">
      <Select
        label={texts.whatIsIt}
        choices={MAPPED_KINDS.map((id) => ({ id, label: texts.kinds[id] }))}
        value={mapping.kind}
        onChange={(kind) => setMapping({ ...mapping, kind })}
      />
      <table className="import-columns">
        <thead>
          <tr>
            <th>{texts.ours}</th>
            <th>{texts.theirs}</th>
            <th>{texts.sample}</th>
          </tr>
        </thead>
        <tbody>
          {MAPPED_COLUMNS[mapping.kind].map(({ name, isRequired }) => {
            const label = columnText(texts, name)
            const header = mapping.columns[name] ?? NONE
            return (
              <tr key={name} data-missing={missing.includes(name) || undefined}>
                <td>{isRequired ? <strong>{label}</strong> : label}</td>
                <td>
                  <Select
                    label={label}
                    isCompact
                    choices={choices}
                    value={headers.includes(header) ? header : NONE}
                    onChange={(id) => set('columns', name, id)}
                  />
                </td>
                <td>
                  {header !== NONE ? (
                    <span className="import-sample">{sampleOf(head, header)}</span>
                  ) : isRequired ? (
                    <Field
                      label={texts.fixedText({ column: label })}
                      value={mapping.constants[name] ?? ''}
                      onChange={(text) => set('constants', name, text)}
                    />
                  ) : null}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <div className="import-actions">
        <span className="import-notes">{missing.length > 0 ? needed : texts.remembered}</span>
        <Button
          tone="primary"
          why={missing.length > 0 ? needed : null}
          onPress={() => onRead({ ...mapping, columns: chosen(mapping.columns) })}
        >
          {texts.read}
        </Button>
      </div>
    </div>
  )
}

function sampleOf({ columns, rows }: NonNullable<ImportedFile['head']>, header: string): string {
  const at = columns.indexOf(header)
  return rows
    .slice(0, 3)
    .map((row) => row[at] ?? '')
    .filter((cell) => cell !== '')
    .join(' · ')
}

function chosen(columns: FileMapping['columns']): FileMapping['columns'] {
  return Object.fromEntries(Object.entries(columns).filter(([, header]) => header !== NONE))
}
