/**
 * Runs before anything is drawn, so that nothing moves: the device and the iOS that the reader chose,
 * else those in the reader's hands. A tablet is large both ways and is touched. The keys are those of
 * `src/theme/screenChoices.ts`.
 */
export const CHOOSE_SCREENS = [
  '(function(){var d=document.documentElement.dataset,s={};try{s=localStorage}catch(e){}',
  'd.device=s["enrollkit.device"]||(matchMedia("(min-width:700px) and (min-height:600px) and (pointer:coarse)").matches?"ipad":"iphone");',
  'd.ios=s["enrollkit.ios"]||(/iP(hone|ad).*Version\\/(2[7-9]|[3-9]\\d)/.test(navigator.userAgent)?"27":"26")})()',
].join('');
