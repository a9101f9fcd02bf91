import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

/**
 * A component that is loaded on first use and left out where it cannot be: without a network, or after a new
 * build took its file away. The page works without it.
 */
export function optional<Props>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(() => load().catch(() => ({ default: () => null })));
}
