import { expect, test } from 'vitest'
import { foldersOf, type ListRow, listRows } from '../../../../renderer/features/rules/list-rows.ts'
import type { Rule, Stage } from '../../../../shared/rules/document.ts'

const rule = (id: string, stage: Stage, folder?: string): Rule => ({
  id,
  name: `Rule ${id}`,
  enabled: true,
  stage,
  when: { kind: 'group', match: 'all', children: [] },
  actions: [],
  validity: null,
  stopsStage: false,
  ...(folder === undefined ? {} : { folder }),
})
const RULES = [
  rule('a', 'classify', 'Noël'),
  rule('b', 'classify', 'Noël'),
  rule('s', 'ship', 'Noël'),
  rule('c', 'classify'),
  rule('d', 'classify', 'Noël'),
]
const shown = (words: string, closed: readonly string[] = []) =>
  listRows(RULES, { words, saidOf: ({ id }) => `says ${id}`, closed: new Set(closed) }).map(said)

function said(row: ListRow): string {
  switch (row.kind) {
    case 'stage':
      return `# ${row.stage} ${row.count}`
    case 'folder':
      return `${row.isContinued ? '...' : '>'} ${row.name} ${row.rules.length}${row.isClosed ? ' closed' : ''}`
    case 'rule':
      return `${row.isFirst ? '^' : ''}${row.rule.id}${row.isLast ? '$' : ''}`
  }
}

test('a folder never changes the order: what stands apart is shown apart', () => {
  expect(shown('')).toEqual([
    '# classify 4',
    '> Noël 2',
    '^a',
    'b',
    'c',
    '... Noël 1',
    'd$',
    '# source 0',
    '# ship 1',
    '> Noël 1',
    '^s$',
  ])
  expect(shown('', ['Noël'])).toEqual([
    '# classify 4',
    '> Noël 2 closed',
    'c',
    '... Noël 1 closed',
    '# source 0',
    '# ship 1',
    '> Noël 1 closed',
  ])
})

test('what is looked for is found in the name, the sentence and the folder, also where it is hidden', () => {
  expect(shown('RULE C')).toEqual(['# classify 4', 'c'])
  expect(shown('says b', ['Noël'])).toEqual(['# classify 4', '> Noël 1', 'b'])
  expect(shown('noel')).toEqual(['# classify 4', '> Noël 3', '^a', 'b', 'd$', '# ship 1', '> Noël 1', '^s$'])
  expect(shown('nothing')).toEqual([])
  expect(foldersOf(RULES)).toEqual(['Noël'])
})
