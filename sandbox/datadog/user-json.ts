import type { Person } from './world.ts';

const ORG_ID = '4dee724d-00cc-11ea-a77b-570c9d03c6c5';
const ROLE_ID = '94172442-be03-11e9-a77a-3b7612558ac1';
const CREATED_AT = '2019-08-13T19:50:19.022791+00:00';
const FIRST_DAY_MS = Date.UTC(2020, 0, 1);
const FIVE_YEARS_SECONDS = 5 * 365 * 24 * 3600;
const PERMISSION_COUNT = 148;

const permissions = Array.from({ length: PERMISSION_COUNT }, (_, index) => ({
  type: 'permissions',
  id: `984a2bd4-d3b4-11e8-a1ff-${String(index).padStart(12, '0')}`,
  attributes: {
    name: `sandbox_permission_${index}`,
    display_name: `Sandbox Permission ${index}`,
    description: 'Grants something in one of the products of this organisation.',
    created: CREATED_AT,
    group_name: 'General',
    display_type: 'other',
    restricted: false,
  },
}));

const roleRelation = { roles: { data: [{ type: 'roles', id: ROLE_ID }] }, org: { data: { type: 'orgs', id: ORG_ID } } };
const noRoleRelation = { roles: { data: [] }, org: { data: { type: 'orgs', id: ORG_ID } } };

/** What every unfiltered page carries beside the people: as many elements as Datadog's own pages had. */
export const INCLUDED = [
  {
    type: 'roles',
    id: ROLE_ID,
    attributes: { name: 'Datadog Standard Role', created_at: CREATED_AT, modified_at: CREATED_AT, user_count: 1 },
    relationships: { permissions: { data: permissions.map(({ type, id }) => ({ type, id })) } },
  },
  ...permissions,
];

/** A person as the users endpoints show them. Everything that the world does not tell follows from the id. */
export function describeUser(person: Person): object {
  const { id, name, handle, email, status, disabled, serviceAccount } = person;
  const createdAt = dateOf(id);
  return {
    type: 'users',
    id,
    attributes: {
      name,
      handle,
      created_at: createdAt,
      modified_at: createdAt,
      email,
      icon: `https://secure.gravatar.com/avatar/${id.replaceAll('-', '')}?s=48&d=retro`,
      title: null,
      verified: status === 'Active',
      service_account: serviceAccount,
      disabled,
      allowed_login_methods: [],
      status,
      mfa_enabled: false,
      last_login_time: status === 'Active' ? createdAt : null,
    },
    relationships: status === 'Active' && !serviceAccount ? roleRelation : noRoleRelation,
  };
}

function dateOf(id: string): string {
  const seconds = Number.parseInt(id.slice(0, 8), 16) % FIVE_YEARS_SECONDS;
  return new Date(FIRST_DAY_MS + seconds * 1000).toISOString().replace('.000Z', '.000000+00:00');
}
