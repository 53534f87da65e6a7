import { HttpRequest } from '@azure/functions';
import { expect, it } from 'vitest';
import { CUSTOMER_ID, type EndpointContract, textOf } from './contract.ts';
import { parameterFault } from './parameters.ts';

const CONTRACT: EndpointContract = {
  ...{ tag: 'customers', summary: 'Orders of a customer', path: CUSTOMER_ID, answers: {} },
  query: { customer: { description: 'A name', schema: textOf(200) } },
};

function faultOf(name: string) {
  const request = (id: string, customer: string) =>
    new HttpRequest({ method: 'GET', url: 'http://shop/', params: { id }, query: { customer } });
  return [request(name, 'Riley'), request('Riley', name)].map((one) => parameterFault(one, CONTRACT)?.detail);
}

it.each(['R', 'R'.repeat(200), '\u{1f9c0}'.repeat(200)])('takes a name that an order may have', (name) => {
  expect(faultOf(name)).toEqual([undefined, undefined]);
});

it.each(['R'.repeat(201), '\u{1f9c0}'.repeat(201), `${'\u{1f9c0}'.repeat(199)}RR`])(
  'refuses a longer one',
  (name) => {
    expect(faultOf(name)).toEqual([
      'id must have at most 200 characters',
      'customer must have at most 200 characters',
    ]);
  },
);

it.each(['Headers', 'headers', 'HEADERS'])('lets %s of the query take no header’s place', (name) => {
  const request = new HttpRequest({ method: 'GET', url: 'http://shop/', query: { [name]: '{}' } });
  expect(parameterFault(request, { tag: 'orders', summary: '', answers: {} })).toEqual({
    code: 'invalid-query',
    detail: `${name} is no parameter`,
    faults: [{ pointer: `/${name}`, text: 'is no parameter' }],
  });
});
