/** Four letters by which the serial numbers of this device are told from those of others: made once, and stored. */
import { devicePrefix, isDevicePrefix } from '../../domain/siting/serial.ts';
import { storageProblem } from './save-disk.ts';
import { getApp } from './store.ts';

const KEY = 'ecospace/device';

/** In memory: for a session that may write nothing, and a browser that allows no storage. */
let own: string | null = null;

export function device(): string {
  own ??= stored() ?? made();
  return own;
}

function stored(): string | null {
  try {
    const text = localStorage.getItem(KEY);
    return isDevicePrefix(text) ? text : null;
  } catch (error) {
    storageProblem(error);
    return null;
  }
}

function made(): string {
  const prefix = devicePrefix(crypto.getRandomValues(new Uint8Array(4)));
  if (getApp().sessionOnly) return prefix;
  try {
    localStorage.setItem(KEY, prefix);
  } catch (error) {
    storageProblem(error);
  }
  return prefix;
}

/** Everything on this machine was cleared: the next serial is of a device of its own. */
export function forgetDevice(): void {
  own = null;
}
