import type { Highs } from 'highs'
import * as highsModule from 'highs'

/** The HiGHS solver. The package's types describe its CommonJS build, whose default export is one level deeper. */
export const loadHighs = highsModule.default as unknown as () => Promise<Highs>
