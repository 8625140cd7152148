import { CHRONOPOST_SPEC, chronopostBench } from '../../support/carriers/chronopost.ts'
import { colissimoBench } from '../../support/carriers/colissimo.ts'
import { mondialRelayBench } from '../../support/carriers/mondial-relay.ts'
import { describeConformance } from './conformance.ts'

describeConformance('colissimo', colissimoBench)
describeConformance('mondial-relay', mondialRelayBench)
describeConformance('chronopost', chronopostBench, CHRONOPOST_SPEC)
