/**
 * The statement with its parameters out of the planner's sight. Postgres plans a prepared statement anew at every call
 * for as long as it takes the plans for the given values to be cheaper than one for any; for a long statement that may
 * cost more than running it. For a subquery's value there is only the plan for any, which it then keeps.
 */
export function plannedOnce(sql: string): string {
  return sql.replace(/\$\d+(?:::\w+)?/g, "(SELECT $&)");
}
