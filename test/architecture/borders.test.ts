import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { type PlantedProject, plantedProject } from './planted-project.ts'

const MAIN_FOLDERS = [
  'main/engine',
  'main/app',
  'main/store',
  'main/channels',
  'main/remote',
  'main/carriers',
  'main/printing',
  'main/demo',
  'main/web',
  'main/electron',
]

/** Who may import whom; everything else must not compile, or not pass lint. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'shared/lib': [],
  'shared/messages': ['shared/lib'],
  'shared/domain': ['shared/lib', 'shared/messages'],
  'shared/rules': ['shared/lib', 'shared/messages', 'shared/domain'],
  'shared/contract': ['shared/lib', 'shared/messages', 'shared/domain', 'shared/rules'],
  'main/engine': ['shared/lib', 'shared/messages', 'shared/domain', 'shared/rules'],
  'main/app': [
    'shared/lib',
    'shared/messages',
    'shared/domain',
    'shared/rules',
    'shared/contract',
    'main/engine',
  ],
  'main/store': [
    'shared/lib',
    'shared/messages',
    'shared/domain',
    'shared/rules',
    'shared/contract',
    'main/app',
  ],
  'main/channels': [
    'shared/lib',
    'shared/messages',
    'shared/domain',
    'shared/rules',
    'shared/contract',
    'main/app',
    'main/remote',
  ],
  'main/remote': [
    'shared/lib',
    'shared/messages',
    'shared/domain',
    'shared/rules',
    'shared/contract',
    'main/app',
  ],
  'main/carriers': [
    'shared/lib',
    'shared/messages',
    'shared/domain',
    'shared/rules',
    'shared/contract',
    'main/app',
    'main/remote',
  ],
  'main/printing': [
    'shared/lib',
    'shared/messages',
    'shared/domain',
    'shared/rules',
    'shared/contract',
    'main/app',
  ],
  'main/demo': [
    'shared/lib',
    'shared/messages',
    'shared/domain',
    'shared/rules',
    'shared/contract',
    'main/app',
    'main/remote',
    'main/channels',
  ],
  'main/web': [
    'shared/lib',
    'shared/messages',
    'shared/domain',
    'shared/rules',
    'shared/contract',
    'main/app',
  ],
  'main/electron': [
    'shared/lib',
    'shared/messages',
    'shared/domain',
    'shared/rules',
    'shared/contract',
    'main/app',
    'main/web',
  ],
  renderer: ['shared/lib', 'shared/messages', 'shared/domain', 'shared/rules', 'shared/contract'],
  main: [
    'shared/lib',
    'shared/messages',
    'shared/domain',
    'shared/rules',
    'shared/contract',
    ...MAIN_FOLDERS,
  ],
}
const FOLDERS = Object.keys(MAY_IMPORT)

function fileName(from: string, to: string): string {
  return `${from}/planted-${to.replace('/', '-')}.ts`
}

let project: PlantedProject
beforeAll(() => {
  project = plantedProject()
})
afterAll(() => project.remove())

describe('the borders between folders', () => {
  let errors: Map<string, string[]>
  let complaints: Map<string, string[]>
  beforeAll(async () => {
    for (const folder of FOLDERS)
      project.plant(`${folder}/kept.ts`, 'export const kept = 1\nexport type Kept = 1\n')
    for (const from of FOLDERS) {
      const up = from.split('/').fill('..').join('/')
      for (const to of FOLDERS.filter((folder) => folder !== from)) {
        const source = `import type { Kept } from '${up}/${to}/kept.ts'\nexport type Planted = Kept\n`
        project.plant(fileName(from, to), source)
      }
    }
    project.plant('main/engine/reads-disk.ts', "import { readFileSync } from 'node:fs'\nreadFileSync('x')\n")
    project.plant('main/engine/asks-net.ts', "export const answer = fetch('http://x')\n")
    project.plant('main/engine/waits.ts', 'setTimeout(() => {}, 1)\n')
    project.plant('main/engine/reads-environment.ts', 'export const home = process.env\n')
    project.plant('main/engine/logs.ts', "console.log('x')\n")
    project.plant(
      'shared/domain/reads-disk.ts',
      "import { readFileSync } from 'node:fs'\nreadFileSync('x')\n",
    )
    project.plant('shared/rules/draws.ts', 'export const body = document.body\n')
    project.plant('renderer/reads-environment.ts', 'export const home = process.env\n')
    project.plant('renderer/reads-disk.ts', "import { readFileSync } from 'node:fs'\nreadFileSync('x')\n")
    errors = await project.compile()
    // A folder sees what its references refer to as well: there lint draws the line.
    complaints = await project.lint()
  }, 60_000)

  it.each(FOLDERS)('%s imports only what it may, not even types', (from) => {
    const passes = (file: string) => !errors.has(file) && !complaints.has(file)
    const imports = FOLDERS.filter((to) => to !== from && passes(fileName(from, to)))
    expect(imports.toSorted()).toEqual(MAY_IMPORT[from]?.toSorted())
  })

  it.each([
    'main/engine/reads-disk.ts',
    'main/engine/asks-net.ts',
    'main/engine/waits.ts',
    'main/engine/reads-environment.ts',
    'main/engine/logs.ts',
    'shared/domain/reads-disk.ts',
    'shared/rules/draws.ts',
    'renderer/reads-environment.ts',
    'renderer/reads-disk.ts',
  ])('refuses %s', (file) => {
    expect(errors.get(file)).toBeDefined()
  })
})

describe('lint guards what the compiler cannot see', () => {
  const restricted = expect.stringMatching(/eslint\(no-restricted-(imports|globals|properties)\)/)
  const bad: Readonly<Record<string, string>> = {
    'main/engine/tells-time.ts': 'export const now = new Date(0)\n',
    'main/engine/rolls-dice.ts': 'export const roll = Math.random()\n',
    'main/engine/uses-package.ts': "export { pino } from 'pino'\n",
    'main/app/tells-time.ts': 'export const now = Date.now()\n',
    'main/store/rolls-dice.ts': 'export const roll = Math.random()\n',
    'main/app/opens-window.ts': "export { app } from 'electron'\n",
    'main/web/opens-window.ts': "export type { App } from 'electron'\n",
    'main/start-opens-window.ts': "export { app } from 'electron'\n",
    'main/app/draws.ts': "export { useState } from 'react'\n",
    'shared/domain/draws.ts': "export { useState } from 'react'\n",
    'shared/contract/serves.ts': "export { os } from '@orpc/server'\n",
    'renderer/lib/uses-component.ts': "export { kept } from '../components/kept.ts'\n",
    'renderer/lib/uses-feature.ts': "export { kept } from '../features/stock/kept.ts'\n",
    'renderer/components/uses-feature.ts': "export { kept } from '../features/stock/kept.ts'\n",
    'renderer/components/uses-app.ts': "export { kept } from '../app/kept.ts'\n",
    'renderer/features/orders/uses-feature.ts': "export { kept } from '../stock/kept.ts'\n",
    'renderer/features/orders/uses-feature-around.ts':
      "export { kept } from '../../features/stock/kept.ts'\n",
    'renderer/features/orders/uses-app.ts': "export { kept } from '../../app/kept.ts'\n",
    'renderer/features/orders/serves.ts': "export { os } from '@orpc/server'\n",
    'renderer/lib/opens-window.ts': "export { ipcRenderer } from 'electron'\n",
  }
  const good: Readonly<Record<string, string>> = {
    'main/engine/parses.ts': "export { z } from 'zod'\n",
    'main/electron/opens-window.ts': "export { app } from 'electron'\n",
    'renderer/components/uses-lib.ts': "export { kept } from '../lib/kept.ts'\n",
    'renderer/features/orders/uses-component.ts': "export { kept } from '../../components/kept.ts'\n",
    'renderer/features/orders/uses-neighbour.ts': "export { kept } from './uses-component.ts'\n",
    'renderer/features/orders/uses-shared.ts': "export { kept } from '../../../shared/lib/kept.ts'\n",
    'renderer/app/uses-feature.ts': "export { kept } from '../features/stock/kept.ts'\n",
  }
  let errors: Map<string, string[]>
  beforeAll(async () => {
    for (const folder of ['components', 'features/stock', 'app', 'lib']) {
      project.plant(`renderer/${folder}/kept.ts`, 'export const kept = 1\n')
    }
    for (const [file, source] of Object.entries({ ...bad, ...good })) project.plant(file, source)
    project.plant('main/app/hen.ts', "import { egg } from './egg.ts'\nexport const hen = () => egg\n")
    project.plant('main/app/egg.ts', "import { hen } from './hen.ts'\nexport const egg = () => hen\n")
    project.plant('main/app/anything.ts', 'export const anything: any = 1\n')
    project.plant(
      'main/app/forgets.ts',
      'async function work() {}\nexport function forget() {\n  work()\n}\n',
    )
    errors = await project.lint()
  }, 60_000)

  it.each(Object.keys(bad))('refuses %s', (file) => {
    expect(errors.get(file)).toEqual([restricted])
  })

  it.each(Object.keys(good))('allows %s', (file) => {
    expect(errors.get(file)).toBeUndefined()
  })

  it.each([
    ['an import cycle', 'main/app/hen.ts', 'import(no-cycle)'],
    ['any', 'main/app/anything.ts', 'typescript(no-explicit-any)'],
    ['a promise nobody waits for', 'main/app/forgets.ts', 'typescript(no-floating-promises)'],
  ])('refuses %s', (_name, file, rule) => {
    expect(errors.get(file)).toEqual([expect.stringContaining(rule)])
  })
})
