// SPDX-License-Identifier: GPL-2.0
/*
 * What a callback answers instead of 0, and the gates at which it waits. Rules
 * live in the slate: they survive a reboot.
 */
#include <linux/sched.h>
#include <linux/spinlock.h>
#include <linux/wait.h>
#include "luo_mock.h"

#define TASKS	32

static DEFINE_SPINLOCK(rules_lock);
static DECLARE_WAIT_QUEUE_HEAD(gate_wait);
static DECLARE_BITMAP(gate_open, MOCK_GATES);

/* The token of the call a task is in: told by the agent before, as callbacks are not. */
static struct {
	pid_t task;
	u64 token;
	char session[LUO_MOCK_NAME];
} tokens[TASKS];

void mock_set_token(u64 token, const char *session)
{
	int i;

	spin_lock(&rules_lock);
	for (i = 0; i < TASKS - 1; i++)
		if (tokens[i].task == current->pid || !tokens[i].task)
			break;
	tokens[i].task = current->pid;
	tokens[i].token = token;
	strscpy(tokens[i].session, session);
	spin_unlock(&rules_lock);
}

/* session: room for a name. */
u64 mock_get_token(char *session)
{
	u64 token = LUO_MOCK_NO_TOKEN;
	int i;

	session[0] = 0;
	spin_lock(&rules_lock);
	for (i = 0; i < TASKS; i++)
		if (tokens[i].task == current->pid) {
			token = tokens[i].token;
			strscpy(session, tokens[i].session, LUO_MOCK_NAME);
		}
	spin_unlock(&rules_lock);
	return token;
}

static bool rule_fits(const struct mock_rule *rule, u8 callback, u8 slot, const char *file, u64 token)
{
	if (!rule->times || rule->callback != callback)
		return false;
	if (rule->slot != LUO_MOCK_ANY && rule->slot != slot)
		return false;
	if (rule->file[0] && (!file || strcmp(rule->file, file)))
		return false;
	return rule->token == LUO_MOCK_NO_TOKEN || rule->token == token;
}

/* The oldest that fits, used up by one; rules are in the order they were made. */
static bool rule_take(u8 callback, u8 slot, const char *file, u64 token, bool gate, struct mock_rule *taken)
{
	bool found = false;
	int i;

	spin_lock(&rules_lock);
	for (i = 0; i < MOCK_RULES && !found; i++) {
		struct mock_rule *rule = &slate->rules[i];

		if (rule->is_gate != gate || !rule_fits(rule, callback, slot, file, token))
			continue;
		*taken = *rule;
		if (rule->times > 0)
			rule->times--;
		found = true;
	}
	spin_unlock(&rules_lock);
	return found;
}

bool mock_rule_apply(enum luo_mock_callback callback, u8 slot, const char *file, u64 token, int *result, u64 *word)
{
	struct mock_rule rule;

	if (rule_take(callback, slot, file, token, true, &rule)) {
		mock_log("ev=held cb=%s gate=%llu", mock_callback_names[callback], rule.word);
		wait_event(gate_wait, test_bit(rule.word, gate_open));
	}
	if (!rule_take(callback, slot, file, token, false, &rule))
		return false;
	*result = rule.result;
	if (word && rule.has_word)
		*word = rule.word;
	return true;
}

/* Used up entries are squeezed out, so that the order in the table is that of age. */
static struct mock_rule *rule_free(void)
{
	int from, to = 0;

	for (from = 0; from < MOCK_RULES; from++)
		if (slate->rules[from].times)
			slate->rules[to++] = slate->rules[from];
	if (to == MOCK_RULES)
		return NULL;
	memset(&slate->rules[to], 0, (MOCK_RULES - to) * sizeof(slate->rules[0]));
	return &slate->rules[to];
}

int mock_rule_add(const struct luo_mock_request *request, bool gate)
{
	struct mock_rule *rule;

	if (request->callback >= LUO_MOCK_CALLBACKS || (gate && request->word >= MOCK_GATES) || !request->times)
		return -EINVAL;
	spin_lock(&rules_lock);
	rule = rule_free();
	if (rule) {
		strscpy(rule->file, request->name, sizeof(rule->file));
		rule->token = request->token;
		rule->word = request->word;
		rule->result = request->value;
		rule->times = request->times;
		rule->callback = request->callback;
		rule->slot = request->slot;
		rule->has_word = request->flags & 1;
		rule->is_gate = gate;
		if (gate)
			clear_bit(request->word, gate_open);
	}
	spin_unlock(&rules_lock);
	return rule ? 0 : -ENOSPC;
}

void mock_rule_clear(void)
{
	spin_lock(&rules_lock);
	memset(slate->rules, 0, sizeof(slate->rules));
	spin_unlock(&rules_lock);
}

/* A gate stays open until a new rule names it. */
void mock_rule_release(u64 gate)
{
	if (gate < MOCK_GATES)
		set_bit(gate, gate_open);
	else
		bitmap_fill(gate_open, MOCK_GATES);
	wake_up_all(&gate_wait);
}
