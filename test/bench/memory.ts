// Loaded into a bot before it starts (`node --expose-gc --require`): tells the benchmark how much memory is left
// after everything that is not used was collected.
process.on('message', () => {
  for (let round = 0; round < 3; round += 1) globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({ rss, heapUsed });
});
// Listening for messages keeps no process alive that wants to end.
process.channel?.unref();
