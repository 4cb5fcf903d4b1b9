/**
 * window.benchPainted: for each pointermove the milliseconds from when the browser got the input to the second animation
 * frame after its handlers: by then the first is on its way to the screen. What waits for frames in any case, also
 * where nothing reacts, is the control's figure.
 */
window.benchPainted = [];
window.addEventListener("pointermove", ({ timeStamp }) => {
  const note = () => window.benchPainted.push(performance.now() - timeStamp);
  requestAnimationFrame(() => requestAnimationFrame(note));
}, { capture: true, passive: true });
