import {
  amazonBench,
  miraklBench,
  prestaShopBench,
  shopifyBench,
  simulatedVendureBench,
  wooCommerceBench,
} from '../../support/channels/benches.ts'
import { describeConformance } from './conformance.ts'

describeConformance('shopify', shopifyBench)
describeConformance('woocommerce', wooCommerceBench)
describeConformance('prestashop', prestaShopBench)
describeConformance('mirakl', miraklBench)
describeConformance('amazon', amazonBench)
describeConformance('vendure', simulatedVendureBench)
