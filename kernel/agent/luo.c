// SPDX-License-Identifier: GPL-2.0
/* What user space asks of LUO. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include "agent.h"
#include "luo_uapi.h"

/* The argument of a call, with what may lie behind the structure. */
union argument {
	uint32_t size;
	struct luo_session_name name;
	struct luo_session_fd file;
	struct luo_session_finish finish;
	struct luo_session_get_name get_name;
	uint8_t bytes[1024];
};

static int injected(struct call *call, int fd, unsigned long number, void *argument)
{
	int result = fault_nth_begin(call);

	if (result)
		return result;
	result = ioctl(fd, number, argument);
	return fault_nth_end(call, result < 0 ? -errno : result);
}

static int ask(struct call *call, int fd, unsigned long number, union argument *argument, size_t size)
{
	size_t tail = get_hex(&call->command, "tail", argument->bytes + size, sizeof(*argument) - size);
	void *place;
	int result;

	argument->size = (uint32_t)get_number(&call->command, "size", size);
	place = fault_copy_place(argument, size + tail);
	result = injected(call, fd, number, place ? place : argument);
	return fault_copy_end(result);
}

/* Names a received descriptor. */
static int received(struct call *call, int result, int fd)
{
	if (result >= 0)
		names_set(need_text(&call->command, "as"), fd, call->task);
	return result;
}

static int open_dev(struct call *call)
{
	int fd = fault_nth_begin(call);

	if (fd)
		return fd;
	fault_fd_begin();
	fd = open("/dev/liveupdate", O_RDWR | O_CLOEXEC);
	fd = fault_fd_end(fault_nth_end(call, fd < 0 ? -errno : fd));
	received(call, fd, fd);
	return fd < 0 ? fd : 0;
}

static int session_call(struct call *call, unsigned long number)
{
	const struct key *name = find_key(&call->command, "name");
	int fd = names_fd(call, "dev");
	union argument argument;
	int result;

	need_text(&call->command, "name");
	need_text(&call->command, "as");
	if (fd < 0)
		return -EBADF;
	if (name->length > LUO_NAME)
		give_up(call->command.line, "a name has up to %d bytes", LUO_NAME);
	memset(&argument, 0, sizeof(argument));
	argument.name.fd = -1;
	memcpy(argument.name.name, name->value, name->length);
	fault_fd_begin();
	result = fault_fd_end(ask(call, fd, number, &argument, sizeof(argument.name)));
	received(call, result, argument.name.fd);
	if (result >= 0)
		names_set_session(need_text(&call->command, "as"), name->value);
	return result;
}

static int create_session(struct call *call)
{
	return session_call(call, LUO_CREATE_SESSION);
}

static int retrieve_session(struct call *call)
{
	return session_call(call, LUO_RETRIEVE_SESSION);
}

/* Callbacks are not told the token; the module has it from here. */
static void tell_token(struct call *call, uint64_t token)
{
	struct luo_mock_request request;

	if (!mock_present())
		return;
	mock_request(&request);
	request.token = token;
	strcpy(request.other, names_session(need_text(&call->command, "session")));
	mock_ask(LUO_MOCK_TOKEN, &request);
}

static int preserve_fd(struct call *call)
{
	int session = names_fd(call, "session"), fd = names_fd(call, "fd");
	union argument argument;

	memset(&argument, 0, sizeof(argument));
	argument.file.token = need_number(&call->command, "token");
	if (session < 0)
		return -EBADF;
	/* LUO looks at the token before it looks at the descriptor. */
	argument.file.fd = fd;
	tell_token(call, argument.file.token);
	return ask(call, session, LUO_PRESERVE_FD, &argument, sizeof(argument.file));
}

static int retrieve_fd(struct call *call)
{
	int session = names_fd(call, "session");
	struct luo_mock_request request;
	union argument argument;
	int result;

	memset(&argument, 0, sizeof(argument));
	argument.file.token = need_number(&call->command, "token");
	argument.file.fd = -1;
	need_text(&call->command, "as");
	if (session < 0)
		return -EBADF;
	tell_token(call, argument.file.token);
	fault_fd_begin();
	result = fault_fd_end(ask(call, session, LUO_RETRIEVE_FD, &argument, sizeof(argument.file)));
	received(call, result, argument.file.fd);
	if (result >= 0 && mock_present()) {
		mock_request(&request);
		request.value = argument.file.fd;
		if (!mock_ask(LUO_MOCK_NAME_OF, &request))
			line_add_bytes(&call->result, "file", request.name, strlen(request.name));
	}
	return result;
}

static int finish(struct call *call)
{
	int session = names_fd(call, "session");
	union argument argument;

	if (session < 0)
		return -EBADF;
	memset(&argument, 0, sizeof(argument));
	argument.finish.reserved = (uint32_t)get_number(&call->command, "reserved", 0);
	return ask(call, session, LUO_FINISH, &argument, sizeof(argument.finish));
}

static int get_name(struct call *call)
{
	int session = names_fd(call, "session");
	union argument argument;
	int result;

	if (session < 0)
		return -EBADF;
	memset(&argument, 0, sizeof(argument));
	argument.get_name.reserved = (uint32_t)get_number(&call->command, "reserved", 0);
	result = ask(call, session, LUO_GET_NAME, &argument, sizeof(argument.get_name));
	if (result >= 0)
		line_add_bytes(&call->result, "name", argument.get_name.name,
			       strnlen(argument.get_name.name, sizeof(argument.get_name.name)));
	return result;
}

/* Any ioctl: number, direction, size and content as given. */
static int raw_ioctl(struct call *call)
{
	struct command *command = &call->command;
	const char *bad = get_text(command, "bad");
	int fd = names_fd(call, "fd");
	unsigned long number;
	uint8_t bytes[1024];
	size_t length;
	int result;

	number = _IOC(get_number(command, "dir", 0), get_number(command, "type", LUO_TYPE), need_number(command, "nr"),
		      get_number(command, "iosize", 0));
	memset(bytes, 0, sizeof(bytes));
	length = get_hex(command, "arg", bytes, sizeof(bytes));
	if (fd < 0)
		return -EBADF;
	if (bad && !strcmp(bad, "ro")) {
		fault_arm("copy_to_user", 1);
		result = injected(call, fd, number, fault_copy_place(bytes, sizeof(bytes)));
		faults_clear();
		return result;
	}
	result = injected(call, fd, number, bad ? (void *)8 : bytes);
	if (length && result >= 0)
		line_add_hex(&call->result, "arg", bytes, length);
	return result;
}

const struct operation luo_operations[] = {
	{ "open_dev", "as", open_dev },
	{ "create_session", "dev as name size tail", create_session },
	{ "retrieve_session", "dev as name size tail", retrieve_session },
	{ "preserve_fd", "session fd token size tail", preserve_fd },
	{ "retrieve_fd", "session token as size tail", retrieve_fd },
	{ "finish", "session reserved size tail", finish },
	{ "get_name", "session reserved size tail", get_name },
	{ "ioctl", "fd nr type dir iosize arg bad", raw_ioctl },
	{ NULL, NULL, NULL },
};
