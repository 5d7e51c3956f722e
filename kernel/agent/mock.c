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

static int open_file(struct call *call)
{
	const char *as = need_text(&call->command, "as"), *type = need_text(&call->command, "type");
	struct luo_mock_request request;
	int fd;

	mock_request(&request);
	if (strcmp(type, "X"))
		request.slot = mock_handler_letter(call, "type");
	request.token = get_number(&call->command, "ino", 0);
	request.word = get_number(&call->command, "content", 0);
	mock_take_name(call, request.name, as);
	if (has_key(&call->command, "needs"))
		mock_take_name(call, request.other, get_text(&call->command, "needs"));
	fault_fd_begin();
	fd = fault_fd_end(mock_ask(LUO_MOCK_OPEN_FILE, &request));
	if (fd < 0)
		return fd;
	names_set(as, fd, call->task);
	return 0;
}

/* Asks for a call of LUO in which the script may make a point fail. */
static int ask_luo(struct call *call, unsigned long command, struct luo_mock_request *request)
{
	int result = fault_nth_begin(call);

	return result ? result : fault_nth_end(call, mock_ask(command, request));
}

static int for_handler(struct call *call, unsigned long command)
{
	struct luo_mock_request request;

	mock_request(&request);
	request.slot = mock_handler_letter(call, "h");
	return ask_luo(call, command, &request);
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
	request.slot = mock_handler_letter(call, "h");
	request.flb = mock_flb_letter(call, "flb");
	return ask_luo(call, command, &request);
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
	request.flb = mock_flb_letter(call, "flb");
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

static uint32_t callback_set(struct call *call, const char *list)
{
	uint32_t set = 0;

	while (*list) {
		size_t length = strcspn(list, ",");

		set |= 1u << mock_callback_name(call, list, length);
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
	static const char *const answers[] = { "always", "retrieved", "needs" };
	size_t i;

	for (i = 0; i < ARRAY_SIZE(answers); i++)
		if (!strcmp(answer, answers[i])) {
			request->value = (int)i;
			return mock_ask(LUO_MOCK_SET_CAN_FINISH, request);
		}
	give_up(call->command.line, "can_finish=%s: expected always, retrieved or needs", answer);
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
		mock_take_name(call, request.name, text);
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
		request.flb = strcmp(text, "-") ? mock_flb_letter(call, "use_flb") : LUO_MOCK_ANY;
		result = mock_ask(LUO_MOCK_SET_USE_FLB, &request);
	}
	return result;
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
	{ "open_file", "as type ino content needs", open_file },
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
	{ "refs", "fd", refs },
	{ NULL, NULL, NULL },
};
