export { addressesOf, hrefOf, placeAt, type Params, type Place, type Screens } from "./patterns";
export { Router, type RouterOptions } from "./router.svelte";
