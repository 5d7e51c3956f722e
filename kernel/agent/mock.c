// SPDX-License-Identifier: GPL-2.0
/* What the script asks of the module: its files, handlers, FLBs and what they answer. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include "agent.h"

static int device = -1;

static const char *const callbacks[LUO_MOCK_CALLBACKS] = {
	"can_preserve", "preserve", "unpreserve", "freeze", "unfreeze", "retrieve", "can_finish", "finish", "get_id",
	"flb_preserve", "flb_unpreserve", "flb_retrieve", "flb_finish",
};

bool mock_present(void)
{
	if (device < 0)
		device = open("/dev/luo_mock", O_RDWR | O_CLOEXEC);
	return device >= 0;
}

void mock_forget(void)
{
	if (device >= 0)
		close(device);
	device = -1;
}

void mock_request(struct luo_mock_request *request)
{
	memset(request, 0, sizeof(*request));
	request->slot = LUO_MOCK_ANY;
	request->flb = LUO_MOCK_ANY;
	request->token = LUO_MOCK_NO_TOKEN;
}

int mock_ask(unsigned long command, struct luo_mock_request *request)
{
	int result;

	if (!mock_present())
		return -ENODEV;
	result = ioctl(device, command, request);
	return result < 0 ? -errno : result;
}

void mock_digest(bool all)
{
	struct luo_mock_request request;

	mock_request(&request);
	request.value = all;
	mock_ask(LUO_MOCK_DIGEST, &request);
}

static uint32_t letter(struct call *call, const char *key, char first, int count)
{
	const char *text = need_text(&call->command, key);
	int index = text[0] - first;

	if (index < 0 || index >= count || text[1])
		give_up(call->command.line, "%s=%s: expected a letter from %c to %c", key, text, first,
			first + count - 1);
	return (uint32_t)index;
}

static uint32_t handler_of(struct call *call, const char *key)
{
	return letter(call, key, LUO_MOCK_FIRST_HANDLER, LUO_MOCK_HANDLERS);
}

static uint32_t flb_of(struct call *call, const char *key)
{
	return letter(call, key, LUO_MOCK_FIRST_FLB, LUO_MOCK_FLBS);
}

static void take_name(struct call *call, struct luo_mock_request *request, const char *text)
{
	if (strlen(text) >= sizeof(request->name))
		give_up(call->command.line, "a name has up to %zu bytes", sizeof(request->name) - 1);
	strcpy(request->name, text);
}

static int open_file(struct call *call)
{
	const char *as = need_text(&call->command, "as"), *type = need_text(&call->command, "type");
	struct luo_mock_request request;
	int fd;

	mock_request(&request);
	if (strcmp(type, "X"))
		request.slot = handler_of(call, "type");
	request.token = get_number(&call->command, "ino", 0);
	request.word = get_number(&call->command, "content", 0);
	take_name(call, &request, as);
	fault_fd_begin();
	fd = fault_fd_end(mock_ask(LUO_MOCK_OPEN_FILE, &request));
	if (fd < 0)
		return fd;
	names_set(as, fd, call->task);
	return 0;
}

static int for_handler(struct call *call, unsigned long command)
{
	struct luo_mock_request request;

	mock_request(&request);
	request.slot = handler_of(call, "h");
	return mock_ask(command, &request);
}

static int register_handler(struct call *call)
{
	return for_handler(call, LUO_MOCK_REGISTER);
}

static int unregister_handler(struct call *call)
{
	return for_handler(call, LUO_MOCK_UNREGISTER);
}

static int for_link(struct call *call, unsigned long command)
{
	struct luo_mock_request request;

	mock_request(&request);
	request.slot = handler_of(call, "h");
	request.flb = flb_of(call, "flb");
	return mock_ask(command, &request);
}

static int register_flb(struct call *call)
{
	return for_link(call, LUO_MOCK_LINK);
}

static int unregister_flb(struct call *call)
{
	return for_link(call, LUO_MOCK_UNLINK);
}

static int for_flb(struct call *call, unsigned long command, bool object)
{
	struct luo_mock_request request;
	int result;

	mock_request(&request);
	request.flb = flb_of(call, "flb");
	result = mock_ask(command, &request);
	if (object)
		line_add(&call->result, " obj=%llu", (unsigned long long)(result ? 0 : request.word));
	return result;
}

static int flb_get_in(struct call *call)
{
	return for_flb(call, LUO_MOCK_GET_INCOMING, true);
}

static int flb_put_in(struct call *call)
{
	return for_flb(call, LUO_MOCK_PUT_INCOMING, false);
}

static int flb_get_out(struct call *call)
{
	return for_flb(call, LUO_MOCK_GET_OUTGOING, true);
}

static int flb_put_out(struct call *call)
{
	return for_flb(call, LUO_MOCK_PUT_OUTGOING, false);
}

/* A letter of a handler or an FLB: from F on it is an FLB, as in the recordings. */
static void either(struct call *call, struct luo_mock_request *request, const char *text, const char *key)
{
	if (*text >= LUO_MOCK_FIRST_FLB && *text < LUO_MOCK_FIRST_FLB + LUO_MOCK_FLBS)
		request->flb = (uint32_t)(*text - LUO_MOCK_FIRST_FLB);
	else if (*text >= LUO_MOCK_FIRST_HANDLER && *text < LUO_MOCK_FIRST_FLB)
		request->slot = (uint32_t)(*text - LUO_MOCK_FIRST_HANDLER);
	else
		give_up(call->command.line, "%s=%s: expected the letter of a handler or an FLB", key, text);
}

static int set_module(struct call *call)
{
	const char *module = need_text(&call->command, "m"), *state = need_text(&call->command, "state");
	struct luo_mock_request request;

	mock_request(&request);
	if (module[0] != 'm')
		give_up(call->command.line, "m=%s: expected mA, mB ..", module);
	either(call, &request, module + 1, "m");
	request.value = !strcmp(state, "going");
	if (!request.value && strcmp(state, "live"))
		give_up(call->command.line, "state=%s: expected live or going", state);
	return mock_ask(LUO_MOCK_SET_MODULE, &request);
}

static uint32_t callback_of(struct call *call, const char *name, size_t length)
{
	uint32_t i;

	for (i = 0; i < LUO_MOCK_CALLBACKS; i++)
		if (strlen(callbacks[i]) == length && !strncmp(callbacks[i], name, length))
			return i;
	give_up(call->command.line, "there is no callback %.*s", (int)length, name);
}

static uint32_t callback_set(struct call *call, const char *list)
{
	uint32_t set = 0;

	while (*list) {
		size_t length = strcspn(list, ",");

		set |= 1u << callback_of(call, list, length);
		list += length + (list[length] == ',');
	}
	return set;
}

static int set_owner(struct call *call, struct luo_mock_request *request, const char *owner)
{
	static const char *const owners[] = { "counted", "module", "none" };
	size_t i;

	for (i = 0; i < ARRAY_SIZE(owners); i++)
		if (!strcmp(owner, owners[i])) {
			request->value = (int)i;
			return mock_ask(LUO_MOCK_SET_OWNER, request);
		}
	give_up(call->command.line, "owner=%s: expected counted, module or none", owner);
}

static int set_can_finish(struct call *call, struct luo_mock_request *request, const char *answer)
{
	request->value = !strcmp(answer, "retrieved");
	if (!request->value && strcmp(answer, "always"))
		give_up(call->command.line, "can_finish=%s: expected always or retrieved", answer);
	return mock_ask(LUO_MOCK_SET_CAN_FINISH, request);
}

static int set_handler(struct call *call)
{
	const char *text = need_text(&call->command, "h");
	struct luo_mock_request request;
	int result = 0;

	mock_request(&request);
	either(call, &request, text, "h");
	if ((text = get_text(&call->command, "owner")) && !result)
		result = set_owner(call, &request, text);
	if ((text = get_text(&call->command, "compatible")) && !result) {
		take_name(call, &request, text);
		result = mock_ask(LUO_MOCK_SET_COMPATIBLE, &request);
	}
	if (request.slot == LUO_MOCK_ANY)
		return result;
	if ((text = get_text(&call->command, "can_finish")) && !result)
		result = set_can_finish(call, &request, text);
	if ((text = get_text(&call->command, "callbacks")) && !result) {
		request.flags = callback_set(call, text);
		result = mock_ask(LUO_MOCK_SET_CALLBACKS, &request);
	}
	if ((text = get_text(&call->command, "use_flb")) && !result) {
		request.flb = strcmp(text, "-") ? flb_of(call, "use_flb") : LUO_MOCK_ANY;
		result = mock_ask(LUO_MOCK_SET_USE_FLB, &request);
	}
	return result;
}

/* Which callbacks an injection or a gate is about. */
static void take_rule(struct call *call, struct luo_mock_request *request)
{
	struct command *command = &call->command;
	const char *name = need_text(command, "cb"), *file = get_text(command, "file");

	mock_request(request);
	request->callback = callback_of(call, name, strlen(name));
	if (has_key(command, "h"))
		request->slot = strncmp(name, "flb_", 4) ? handler_of(call, "h") : flb_of(call, "h");
	if (file)
		take_name(call, request, file);
	request->token = get_number(command, "token", LUO_MOCK_NO_TOKEN);
	request->times = (int)get_number(command, "times", 1);
}

static int inject(struct call *call)
{
	struct luo_mock_request request;

	take_rule(call, &request);
	request.value = (int)need_number(&call->command, "ret");
	request.flags = has_key(&call->command, "data");
	request.word = get_number(&call->command, "data", 0);
	return mock_ask(LUO_MOCK_INJECT, &request);
}

static int hold(struct call *call)
{
	struct luo_mock_request request;

	take_rule(call, &request);
	request.word = need_number(&call->command, "gate");
	return mock_ask(LUO_MOCK_HOLD, &request);
}

static int release(struct call *call)
{
	struct luo_mock_request request;

	mock_request(&request);
	request.word = need_number(&call->command, "gate");
	return mock_ask(LUO_MOCK_RELEASE, &request);
}

static int clear_injects(struct call *call)
{
	struct luo_mock_request request;

	(void)call;
	faults_clear();
	if (!mock_present())
		return 0;
	mock_request(&request);
	return mock_ask(LUO_MOCK_CLEAR_INJECTS, &request);
}

static int fault(struct call *call)
{
	return fault_arm(need_text(&call->command, "kind"), (int)get_number(&call->command, "n", 1));
}

static int refs(struct call *call)
{
	struct luo_mock_request request;
	int fd = names_fd(call, "fd"), result;

	if (fd < 0)
		return -EBADF;
	mock_request(&request);
	request.value = fd;
	result = mock_ask(LUO_MOCK_REFS_OF, &request);
	if (result < 0)
		return result;
	line_add(&call->result, " value=%d", result);
	return 0;
}

const struct operation mock_operations[] = {
	{ "open_file", "as type ino content", open_file },
	{ "register", "h", register_handler },
	{ "unregister", "h", unregister_handler },
	{ "register_flb", "h flb", register_flb },
	{ "unregister_flb", "h flb", unregister_flb },
	{ "flb_get_in", "flb", flb_get_in },
	{ "flb_put_in", "flb", flb_put_in },
	{ "flb_get_out", "flb", flb_get_out },
	{ "flb_put_out", "flb", flb_put_out },
	{ "set_module", "m state", set_module },
	{ "set_handler", "h can_finish use_flb callbacks owner compatible", set_handler },
	{ "inject", "cb ret h file token times data", inject },
	{ "hold", "cb gate h file token times", hold },
	{ "release", "gate", release },
	{ "clear_injects", "", clear_injects },
	{ "fault", "kind n", fault },
	{ "refs", "fd", refs },
	{ NULL, NULL, NULL },
};
