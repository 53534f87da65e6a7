/** Waits for `work`, but no longer than `ms` of real time; what fails afterwards or meanwhile is let go. */
export async function within(ms: number, work: Promise<unknown> | undefined): Promise<void> {
  if (work === undefined) return;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  const done = work.then(
    () => {},
    () => {}, // it is a farewell: nothing depends on it any more
  );
  await Promise.race([done, late]);
  clearTimeout(timer);
}
