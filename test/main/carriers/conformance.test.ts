import { colissimoBench } from '../../support/carriers/colissimo.ts'
import { describeConformance } from './conformance.ts'

describeConformance('colissimo', colissimoBench)
